#include "base/db.h"
#include "shop/cart.h"
#include "shop/cart_deed.h"
#include "shop/cart_line.h"

/* f: the line that goes, t: the line it meets; ? sku, or NULL for all. */
#define MEETING                                                                \
    "carts.cart_line f LEFT JOIN carts.cart_line t ON t.cart = ? "             \
    "AND t.sku = f.sku WHERE f.cart = ? AND f.sku = COALESCE(?, f.sku) "

DB_STMT(too_many,
    "SELECT COUNT(*) FROM " MEETING
    "AND f.quantity + COALESCE(t.quantity, 0) > 999");

DB_STMT(count_up,
    "UPDATE carts.cart_line t JOIN carts.cart_line f ON f.sku = t.sku "
    "SET t.quantity = t.quantity + f.quantity "
    "WHERE t.cart = ? AND f.cart = ? AND f.sku = COALESCE(?, f.sku)");

DB_STMT(keep_larger,
    "UPDATE carts.cart_line t JOIN carts.cart_line f ON f.sku = t.sku "
    "SET t.quantity = GREATEST(t.quantity, f.quantity) "
    "WHERE t.cart = ? AND f.cart = ? AND f.sku = COALESCE(?, f.sku)");

DB_STMT(take_over,
    "INSERT INTO carts.cart_line (cart, sku, line_no, quantity, seen_minor, "
    "currency, added_at) SELECT ?, f.sku, "
    "? + ROW_NUMBER() OVER (ORDER BY f.line_no), f.quantity, "
    "f.seen_minor, f.currency, f.added_at FROM " MEETING
    "AND t.sku IS NULL");

DB_STMT(mark_merged,
    "UPDATE carts.cart SET merged_into = ?, merged_at = UTC_TIMESTAMP(3) "
    "WHERE id = ?");

static void
bind_meeting(struct db_query *q, const struct cart_deed *d)
{
    db_bind_str(q, d->into);
    db_bind_str(q, d->from);
    db_bind_str(q, d->sku);
}

static enum rc
check_room(struct ctx *ctx, struct cart_deed *d)
{
    struct db_query *q = db_start(ctx, &too_many);
    int64_t n = 0;

    bind_meeting(q, d);
    if (db_next(q))
        n = db_int(q);
    TRY(db_end(q));
    if (n > 0)
        d->code = "line_full";
    return n > 0 ? INVALID : OK;
}

enum rc
cart_deed_combine(struct ctx *ctx, struct cart_deed *d)
{
    struct cart_size size = { 0, 0, 0 };
    struct db_query *q;

    if (!d->larger)
        TRY(check_room(ctx, d));
    q = db_start(ctx, d->larger ? &keep_larger : &count_up);
    bind_meeting(q, d);
    TRY(db_run(q, NULL));
    TRY(cart_size(ctx, d->into, &size));
    q = db_start(ctx, &take_over);
    db_bind_str(q, d->into);
    db_bind_int(q, size.last_line);
    bind_meeting(q, d);
    TRY(db_run(q, NULL));
    TRY(cart_size(ctx, d->into, &size));
    if (size.lines > CART_LINES_MAX)
        d->code = "cart_full";
    return size.lines > CART_LINES_MAX ? INVALID : OK;
}

enum rc
cart_deed_merged(struct ctx *ctx, const struct cart_deed *d)
{
    struct db_query *q = db_start(ctx, &mark_merged);

    db_bind_str(q, d->into);
    db_bind_str(q, d->from);
    return db_run_one(q);
}
