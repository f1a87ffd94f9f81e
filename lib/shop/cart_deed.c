#include <string.h>

#include "base/db.h"
#include "shop/cart_deed.h"
#include "shop/cart_line.h"
#include "shop/cart_named.h"

DB_STMT(mark_deleted,
    "UPDATE carts.cart SET deleted_at = UTC_TIMESTAMP(3) WHERE id = ?");

/* Locks a cart in any state and leaves it as it is. */
DB_STMT(keep_still,
    "UPDATE carts.cart SET changed_at = changed_at WHERE id = ? "
    "AND owner = ? AND deleted_at IS NULL AND merged_into IS NULL "
    "AND version = COALESCE(?, version)");

/*
 * When the current cart goes: the one it went into, or else the last open;
 * what is for later is filled only by those who say so.
 */
DB_STMT(leave,
    "UPDATE carts.owner SET current_cart = COALESCE(?, "
    "(SELECT c.id FROM carts.cart c WHERE c.owner = ? AND c.state = 'open' "
    "AND c.deleted_at IS NULL AND c.merged_into IS NULL "
    "AND c.id <> COALESCE(owner.later_cart, '') "
    "ORDER BY c.changed_at DESC, c.id DESC LIMIT 1)) "
    "WHERE id = ? AND current_cart = ?");

static enum rc
hold_one(struct ctx *ctx, struct cart_deed *d, bool from)
{
    struct cart_hold h = { .owner = d->owner,
        .cart = from ? d->from : d->into,
        .version = from ? d->from_version : d->into_version };
    enum rc rc = cart_hold(ctx, &h);

    if (rc == OK)
        return OK;
    d->code = h.code;
    d->order_id = h.order_id;
    d->stale = h.cart;
    return rc;
}

static enum rc
try_still(struct ctx *ctx, const struct cart_deed *d, int64_t version)
{
    struct db_query *q = db_start(ctx, &keep_still);

    db_bind_str(q, d->from);
    db_bind_str(q, d->owner);
    if (version > 0)
        db_bind_int(q, version);
    else
        db_bind_null(q);
    return db_run_one(q);
}

/* What is copied from does not change, so it may be in any state. */
static enum rc
hold_still(struct ctx *ctx, struct cart_deed *d)
{
    enum rc rc = try_still(ctx, d, d->from_version);

    if (rc != NOTFOUND)
        return rc;
    d->stale = d->from;
    TRY(try_still(ctx, d, 0));
    d->code = "stale_cart";
    return CONFLICT;
}

/* One that was deleted, merged away or ordered gives way to a new one. */
static enum rc
hold_later(struct ctx *ctx, struct cart_deed *d)
{
    struct cart_hold h = { .owner = d->owner, .cart = d->into };
    bool held = false;

    if (d->into != NULL)
        TRY(cart_try_hold(ctx, &h, &held));
    return held ? OK : cart_deed_make_later(ctx, d);
}

static enum rc
hold_side(struct ctx *ctx, struct cart_deed *d, bool from)
{
    if (from)
        return d->keep ? hold_still(ctx, d) : hold_one(ctx, d, true);
    return d->later ? hold_later(ctx, d) : hold_one(ctx, d, false);
}

enum rc
cart_deed_hold(struct ctx *ctx, struct cart_deed *d)
{
    int order = d->into != NULL ? strcmp(d->from, d->into) : -1;

    if (order == 0) {
        d->code = "same_cart";
        return INVALID;
    }
    TRY(hold_side(ctx, d, order < 0));
    return hold_side(ctx, d, order > 0);
}

static enum rc
leave_current(struct ctx *ctx, const struct cart_deed *d)
{
    struct db_query *q = db_start(ctx, &leave);

    db_bind_str(q, d->into);
    db_bind_str(q, d->owner);
    db_bind_str(q, d->owner);
    db_bind_str(q, d->from);
    return db_run(q, NULL);
}

enum rc
cart_delete(struct ctx *ctx, struct cart_deed *d)
{
    struct db_query *q;

    TRY(hold_one(ctx, d, true));
    q = db_start(ctx, &mark_deleted);
    db_bind_str(q, d->from);
    TRY(db_run_one(q));
    TRY(leave_current(ctx, d));
    return cart_deed_note(ctx, d, "delete");
}

enum rc
cart_merge(struct ctx *ctx, struct cart_deed *d)
{
    TRY(cart_deed_hold(ctx, d));
    TRY(cart_deed_note(ctx, d, "merge"));
    TRY(cart_deed_combine(ctx, d));
    TRY(cart_deed_merged(ctx, d));
    return leave_current(ctx, d);
}
