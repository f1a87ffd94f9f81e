#include "base/db.h"
#include "base/rand.h"
#include "shop/cart.h"
#include "shop/cart_owner.h"
#include "shop/cart_update.h"

/* What is for later is no cart to be bought, so it does not count. */
DB_STMT(count,
    "SELECT COUNT(*) FROM carts.cart c JOIN carts.owner o ON o.id = c.owner "
    "WHERE c.owner = ? AND c.state = 'open' AND c.deleted_at IS NULL "
    "AND c.merged_into IS NULL AND c.id <> COALESCE(o.later_cart, '')");


/* Locks the owner, so that a sign-in under way is waited for. */
DB_STMT(insert,
    "INSERT INTO carts.cart (id, owner, name, guest, created_at, changed_at) "
    "SELECT ?, o.id, ?, o.sub IS NULL, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) "
    "FROM carts.owner o WHERE o.id = ? AND o.adopted_at IS NULL");

static enum rc
check_room(struct ctx *ctx, const char *owner)
{
    struct db_query *q = db_start(ctx, &count);
    int64_t n = 0;

    db_bind_str(q, owner);
    if (db_next(q))
        n = db_int(q);
    TRY(db_end(q));
    return n < CART_OPEN_MAX ? OK : INVALID;
}

enum rc
cart_make(struct ctx *ctx, const struct cart_making *making, const char **id)
{
    struct db_query *q;
    int64_t rows = 0;

    if (!making->later)
        TRY(check_room(ctx, making->owner));
    *id = rand_id(ctx);
    q = db_start(ctx, &insert);
    db_bind_str(q, *id);
    db_bind_str(q, making->name != NULL ? making->name : "");
    db_bind_str(q, making->owner);
    TRY(db_run(q, &rows));
    if (rows == 0)
        return CONFLICT;
    if (!making->current)
        return OK;
    return cart_owner_set_current(ctx, making->owner, *id);
}
