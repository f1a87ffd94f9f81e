#include <string.h>

#include "base/db.h"
#include "shop/cart_line.h"

DB_STMT(hold,
    "UPDATE carts.cart SET version = version + 1, "
    "changed_at = UTC_TIMESTAMP(3) WHERE id = ? AND owner = ? "
    "AND state = 'open' AND deleted_at IS NULL AND merged_into IS NULL "
    "AND version = COALESCE(?, version)");

DB_STMT(why_not,
    "SELECT state, order_id FROM carts.cart WHERE id = ? AND owner = ? "
    "AND deleted_at IS NULL AND merged_into IS NULL LIMIT 1");

DB_STMT(size_of,
    "SELECT c.version, COUNT(l.sku), COALESCE(MAX(l.line_no), 0) "
    "FROM carts.cart c LEFT JOIN carts.cart_line l ON l.cart = c.id "
    "WHERE c.id = ? GROUP BY c.version LIMIT 1");

enum rc
cart_try_hold(struct ctx *ctx, const struct cart_hold *h, bool *held)
{
    struct db_query *q = db_start(ctx, &hold);
    int64_t rows = 0;

    db_bind_str(q, h->cart);
    db_bind_str(q, h->owner);
    if (h->version > 0)
        db_bind_int(q, h->version);
    else
        db_bind_null(q);
    TRY(db_run(q, &rows));
    *held = rows > 0;
    return OK;
}

static const char *
code_of(const char *state)
{
    if (strcmp(state, "open") == 0)
        return "stale_cart";
    return strcmp(state, "ordering") == 0 ? "cart_ordering"
                                          : "cart_purchased";
}

enum rc
cart_hold_explain(struct ctx *ctx, struct cart_hold *h)
{
    struct db_query *q = db_start(ctx, &why_not);

    db_bind_str(q, h->cart);
    db_bind_str(q, h->owner);
    if (!db_next(q)) {
        TRY(db_end(q));
        return NOTFOUND;
    }
    h->code = code_of(db_str(q));
    h->order_id = db_str(q);
    TRY(db_end(q));
    return CONFLICT;
}

enum rc
cart_hold(struct ctx *ctx, struct cart_hold *h)
{
    bool held;

    TRY(cart_try_hold(ctx, h, &held));
    return held ? OK : cart_hold_explain(ctx, h);
}

enum rc
cart_size(struct ctx *ctx, const char *cart, struct cart_size *out)
{
    struct db_query *q = db_start(ctx, &size_of);

    db_bind_str(q, cart);
    if (db_next(q)) {
        out->version = db_int(q);
        out->lines = db_int(q);
        out->last_line = db_int(q);
    }
    return db_end(q);
}
