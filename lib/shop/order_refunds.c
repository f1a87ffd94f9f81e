#include "shop/order_refunds.h"

#include <string.h>

#include "base/db.h"

DB_STMT(refunds_of,
    "SELECT id, state, note, COALESCE(credit_no, 0), amount_minor, "
    "currency, created_at, done_at FROM orders.refund WHERE order_id = ? "
    "ORDER BY created_at, id LIMIT 1000");

DB_STMT(lines_of,
    "SELECT r.id, l.line_no, l.quantity, l.restock_quantity, "
    "COALESCE(i.sku, ''), COALESCE(i.name, o.shipping_name), "
    "COALESCE(i.options, ''), l.amount_minor, r.currency "
    "FROM orders.refund r JOIN orders.refund_line l ON l.refund = r.id "
    "JOIN orders.orders o ON o.id = r.order_id "
    "LEFT JOIN orders.order_line i ON i.order_id = r.order_id "
    "AND i.line_no = l.line_no WHERE r.order_id = ? "
    "ORDER BY r.created_at, r.id, l.line_no = 0, l.line_no LIMIT 20000");

static void
read_line(struct db_query *q, struct order_refund *r)
{
    struct order_refund_line *l = db_grow(q, &r->lines, &r->nlines);

    l->line_no = db_int(q);
    l->quantity = db_int(q);
    l->restock = db_int(q);
    l->sku = db_str(q);
    l->name = db_str(q);
    l->options = db_str(q);
    l->amount = db_money(q);
}

static enum rc
read_lines(struct ctx *ctx, const char *order_id, struct order_refund *all,
    size_t n)
{
    struct db_query *q = db_start(ctx, &lines_of);

    db_bind_str(q, order_id);
    while (db_next(q)) {
        const char *id = db_str(q);

        for (size_t i = 0; i < n; i++)
            if (strcmp(all[i].id, id) == 0) {
                read_line(q, &all[i]);
                break;
            }
    }
    return db_end(q);
}

enum rc
order_refunds(struct ctx *ctx, const char *order_id,
    struct order_refund **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &refunds_of);

    *out = NULL;
    *n = 0;
    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct order_refund *r = db_grow(q, out, n);

        r->id = db_str(q);
        r->state = db_str(q);
        r->note = db_str(q);
        r->credit_no = db_int(q);
        r->amount = db_money(q);
        r->asked_at = db_str(q);
        r->done_at = db_str(q);
    }
    TRY(db_end(q));
    return *n == 0 ? OK : read_lines(ctx, order_id, *out, *n);
}

int64_t
order_pieces_back(const struct order_refund *all, size_t n, const char *sku)
{
    int64_t pieces = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < all[i].nlines; k++)
            if (strcmp(all[i].lines[k].sku, sku) == 0 &&
                strcmp(all[i].state, "refused") != 0)
                pieces += all[i].lines[k].quantity;
    return pieces;
}
