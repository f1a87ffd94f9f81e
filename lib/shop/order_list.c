#include "base/db.h"
#include "shop/order.h"

/* Ids sort by time: what is older has a smaller one. */
DB_STMT(own_orders,
    "SELECT o.id, o.number, o.payment, o.fulfilment, o.email, o.name, "
    "o.placed_at, o.total_minor, o.currency, "
    "(SELECT COALESCE(SUM(l.quantity), 0) FROM orders.order_line l "
    "WHERE l.order_id = o.id), o.expires_at, (SELECT a.method "
    "FROM orders.payment_attempt a WHERE a.order_id = o.id "
    "ORDER BY a.created_at DESC LIMIT 1) "
    "FROM orders.orders o WHERE o.id IN ("
    "SELECT b.id FROM orders.orders b WHERE b.sub = ? "
    "UNION SELECT b.id FROM orders.orders b WHERE b.owner = ? "
    "UNION SELECT b.id FROM carts.cart c "
    "JOIN orders.orders b ON b.id = c.order_id WHERE c.owner = ?) "
    "AND (? IS NULL OR o.id < ?) ORDER BY o.id DESC LIMIT 100");

enum rc
order_list_own(struct ctx *ctx, const struct order_reader *who,
    const char *before, struct order_summary **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &own_orders);

    *out = NULL;
    *n = 0;
    db_bind_str(q, who->sub);
    db_bind_str(q, who->owner);
    db_bind_str(q, who->owner);
    db_bind_str(q, before);
    db_bind_str(q, before);
    while (db_next(q)) {
        struct order_summary *s = db_grow(q, out, n);

        order_summary_read(q, s);
        s->expires_at = db_str(q);
        s->method = db_str(q);
    }
    return db_end(q);
}
