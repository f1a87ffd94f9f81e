#include <string.h>

#include "base/db.h"
#include "shop/cart_deed.h"
#include "shop/cart_line.h"
#include "shop/cart_owner.h"
#include "shop/cart_update.h"

DB_STMT(lock_later,
    "SELECT later_cart FROM carts.owner WHERE id = ? LIMIT 1 FOR UPDATE");

DB_STMT(set_later, "UPDATE carts.owner SET later_cart = ? WHERE id = ?");

static enum rc
make(struct ctx *ctx, struct cart_deed *d, bool later)
{
    struct cart_making making = { d->owner, NULL, false, later };
    enum rc rc = cart_make(ctx, &making, &d->into);

    if (rc == INVALID)
        d->code = "too_many_carts";
    if (rc == CONFLICT)
        d->code = "signed_in";
    return rc;
}

enum rc
cart_deed_later(struct ctx *ctx, struct cart_deed *d)
{
    struct db_query *q = db_start(ctx, &lock_later);

    d->later = true;
    d->into = NULL;
    db_bind_str(q, d->owner);
    if (db_next(q))
        d->into = db_str(q);
    return db_end(q);
}

enum rc
cart_deed_make_later(struct ctx *ctx, struct cart_deed *d)
{
    struct db_query *q;

    TRY(make(ctx, d, true));
    q = db_start(ctx, &set_later);
    db_bind_str(q, d->into);
    db_bind_str(q, d->owner);
    return db_run(q, NULL);
}

enum rc
cart_deed_move(struct ctx *ctx, struct cart_deed *d)
{
    struct cart_piece gone = { d->from, d->sku, 0, 0 };

    TRY(cart_deed_note(ctx, d, d->keep ? "copy" : "move"));
    TRY(cart_deed_combine(ctx, d));
    return d->keep ? OK : cart_line_set(ctx, &gone);
}

static enum rc
find_target(struct ctx *ctx, struct cart_deed *d)
{
    const char *current;

    if (strcmp(d->into, "later") == 0)
        return cart_deed_later(ctx, d);
    if (strcmp(d->into, "new") != 0)
        return OK;
    TRY(cart_owner_lock(ctx, d->owner, &current));
    return make(ctx, d, false);
}

enum rc
cart_move(struct ctx *ctx, struct cart_deed *d)
{
    TRY(find_target(ctx, d));
    TRY(cart_deed_hold(ctx, d));
    return cart_deed_move(ctx, d);
}
