#include "shop/cart_named.h"

#include "base/db.h"
#include "base/rand.h"
#include "shop/cart_owner.h"

#define OWN                                                                    \
    "WHERE id = ? AND owner = ? AND deleted_at IS NULL "                       \
    "AND merged_into IS NULL"

#define OWN_OPEN OWN " AND state = 'open'"

DB_STMT(rename_one, "UPDATE carts.cart SET name = ? " OWN_OPEN);

DB_STMT(hold_open,
    "UPDATE carts.cart SET changed_at = changed_at " OWN_OPEN);

/* What is kept for later is a list, not a cart to fill. */
DB_STMT(fill_next,
    "UPDATE carts.owner SET current_cart = ? WHERE id = ? "
    "AND COALESCE(later_cart, '') <> ?");

DB_STMT(share_one, "UPDATE carts.cart SET share = COALESCE(share, ?) " OWN);

DB_STMT(unshare_one, "UPDATE carts.cart SET share = NULL " OWN);

static enum rc
run_open(struct ctx *ctx, struct db_query *q, struct cart_hold *h)
{
    enum rc rc;

    db_bind_str(q, h->cart);
    db_bind_str(q, h->owner);
    rc = db_run_one(q);
    return rc == NOTFOUND ? cart_hold_explain(ctx, h) : rc;
}

enum rc
cart_rename(struct ctx *ctx, struct cart_hold *cart, const char *name)
{
    struct db_query *q = db_start(ctx, &rename_one);

    db_bind_str(q, name);
    return run_open(ctx, q, cart);
}

enum rc
cart_set_current(struct ctx *ctx, struct cart_hold *cart)
{
    struct db_query *q;
    int64_t rows = 0;

    TRY(run_open(ctx, db_start(ctx, &hold_open), cart));
    q = db_start(ctx, &fill_next);
    db_bind_str(q, cart->cart);
    db_bind_str(q, cart->owner);
    db_bind_str(q, cart->cart);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : INVALID;
}

enum rc
cart_share(
    struct ctx *ctx, const char *owner, const char *cart, bool revoke)
{
    struct db_query *q = db_start(ctx, revoke ? &unshare_one : &share_one);

    if (!revoke)
        db_bind_str(q, rand_id(ctx));
    db_bind_str(q, cart);
    db_bind_str(q, owner);
    return db_run_one(q);
}
