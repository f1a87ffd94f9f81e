#include "shop/cart_line.h"

#include "base/db.h"

DB_STMT(price,
    "SELECT i.price_minor, i.currency FROM catalog.item i "
    "JOIN catalog.product p ON p.id = i.product "
    "WHERE i.sku = ? AND i.active = 1 AND p.status = 'published' LIMIT 1");

DB_STMT(insert,
    "INSERT INTO carts.cart_line (cart, sku, line_no, quantity, seen_minor, "
    "currency, added_at) VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(count_up,
    "UPDATE carts.cart_line SET quantity = quantity + ?, seen_minor = ?, "
    "currency = ?, added_at = UTC_TIMESTAMP(3) "
    "WHERE cart = ? AND sku = ? AND quantity + ? <= 999");

DB_STMT(set,
    "UPDATE carts.cart_line SET quantity = ? WHERE cart = ? AND sku = ?");

DB_STMT(take_out, "DELETE FROM carts.cart_line WHERE cart = ? AND sku = ?");

static enum rc
price_now(struct ctx *ctx, const char *sku, struct money *out)
{
    struct db_query *q = db_start(ctx, &price);
    bool found;

    db_bind_str(q, sku);
    found = db_next(q);
    if (found)
        *out = db_money(q);
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

static enum rc
insert_line(
    struct ctx *ctx, const struct cart_piece *p, const struct money *seen)
{
    struct db_query *q = db_start(ctx, &insert);

    db_bind_str(q, p->cart);
    db_bind_str(q, p->sku);
    db_bind_int(q, p->line_no);
    db_bind_int(q, p->quantity);
    db_bind_int(q, seen->minor);
    db_bind_str(q, seen->cur);
    return db_run(q, NULL);
}

enum rc
cart_line_add(struct ctx *ctx, const struct cart_piece *p)
{
    struct db_query *q;
    struct money seen;
    int64_t rows = 0;
    enum rc rc;

    TRY(price_now(ctx, p->sku, &seen));
    rc = insert_line(ctx, p, &seen);
    if (rc != CONFLICT)
        return rc;
    q = db_start(ctx, &count_up);
    db_bind_int(q, p->quantity);
    db_bind_int(q, seen.minor);
    db_bind_str(q, seen.cur);
    db_bind_str(q, p->cart);
    db_bind_str(q, p->sku);
    db_bind_int(q, p->quantity);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : INVALID;
}

static enum rc
remove_line(struct ctx *ctx, const struct cart_piece *p)
{
    struct db_query *q = db_start(ctx, &take_out);

    db_bind_str(q, p->cart);
    db_bind_str(q, p->sku);
    return db_run(q, NULL);
}

enum rc
cart_line_set(struct ctx *ctx, const struct cart_piece *p)
{
    struct db_query *q;
    struct money seen;
    int64_t rows = 0;

    if (p->quantity == 0)
        return remove_line(ctx, p);
    q = db_start(ctx, &set);
    db_bind_int(q, p->quantity);
    db_bind_str(q, p->cart);
    db_bind_str(q, p->sku);
    TRY(db_run(q, &rows));
    if (rows > 0)
        return OK;
    TRY(price_now(ctx, p->sku, &seen));
    return insert_line(ctx, p, &seen);
}
