#include "shop/order_ship.h"

#include <string.h>

#include "base/db.h"
#include "shop/order_log.h"
#include "shop/order_state.h"
#include "shop/outbox.h"

/*
 * Not what is on its way back already, all its pieces or all its money, nor
 * what was called off; cash comes when it arrives.
 */
DB_STMT(ship,
    "UPDATE orders.orders o SET fulfilment = 'shipped', "
    "tracking = NULLIF(?, ''), carrier = NULLIF(?, '') "
    "WHERE id = ? AND fulfilment = 'new' "
    "AND (payment IN ('paid', 'partly_refunded') "
    "OR (payment = 'awaiting_payment' "
    "AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3)) "
    "AND EXISTS ("
    "SELECT 1 FROM orders.payment_attempt a "
    "WHERE a.order_id = o.id AND a.method = 'delivery'))) "
    "AND (refunded_minor < total_minor OR total_minor = 0) "
    "AND EXISTS (SELECT 1 FROM orders.order_line l WHERE l.order_id = o.id "
    "AND l.quantity > (SELECT COALESCE(SUM(b.quantity), 0) "
    "FROM orders.refund r JOIN orders.refund_line b ON b.refund = r.id "
    "WHERE r.order_id = l.order_id AND r.state <> 'refused' "
    "AND b.line_no = l.line_no))");

DB_STMT(deliver,
    "UPDATE orders.orders SET fulfilment = 'delivered' "
    "WHERE id = ? AND fulfilment = 'shipped'");

DB_STMT(posted_as,
    "SELECT COALESCE(tracking, '') FROM orders.orders WHERE id = ?");

DB_STMT(let_expire,
    "UPDATE orders.orders SET expires_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? "
    "AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3))");

static enum rc
refuse(const char *why, const char **wrong)
{
    *wrong = why;
    return CONFLICT;
}

static const char *
by_whom(struct ctx *ctx, const char *by, const char *what)
{
    const char *text = by[0] == '\0'
        ? what
        : talloc_asprintf(ctx, "%s%sby %s", what,
              what[0] != '\0' ? ", " : "", by);

    return talloc_strndup(ctx, text, 300);
}

/* Posted before: with the same number it is the same deed. */
static enum rc
same_number(
    struct ctx *ctx, const struct shipment *s, const char **wrong)
{
    struct db_query *q = db_start(ctx, &posted_as);
    bool same;

    db_bind_str(q, s->order_id);
    same = db_next(q) && strcmp(db_str(q), s->tracking) == 0;
    TRY(db_end(q));
    return same ? OK : refuse("order_shipped", wrong);
}

static enum rc
why_not_shipped(struct ctx *ctx, const struct shipment *s,
    const struct order_head *order, const char **wrong)
{
    if (strcmp(order->fulfilment, "new") != 0)
        return same_number(ctx, s, wrong);
    return refuse(order_is_live(order) ? "ship_unpaid" : "ship_refunded",
        wrong);
}

enum rc
order_ship(
    struct ctx *ctx, const struct shipment *s, const char **wrong)
{
    struct db_query *q;
    struct order_head order;
    int64_t rows = 0;

    TRY(order_lock(ctx, s->order_id, &order));
    q = db_start(ctx, &ship);
    db_bind_str(q, s->tracking);
    db_bind_str(q, s->carrier);
    db_bind_str(q, s->order_id);
    TRY(db_run(q, &rows));
    if (rows == 0)
        return why_not_shipped(ctx, s, &order, wrong);
    TRY(order_record(ctx,
        &(struct order_event){ order.id, "fulfilment", "new", "shipped",
            by_whom(ctx, s->by, s->tracking) }));
    TRY(order_log(ctx, order.id,
        &(struct order_deed){ "order.ship", "state", "new", "shipped" }));
    return outbox_add(ctx, order.id, "shipped", order.email, "1");
}

enum rc
order_deliver(struct ctx *ctx, const char *order_id, const char *by,
    const char **wrong)
{
    struct db_query *q;
    struct order_head order;

    TRY(order_lock(ctx, order_id, &order));
    if (strcmp(order.fulfilment, "delivered") == 0)
        return OK;
    if (strcmp(order.fulfilment, "shipped") != 0)
        return refuse("deliver_unshipped", wrong);
    q = db_start(ctx, &deliver);
    db_bind_str(q, order_id);
    TRY(db_run_one(q));
    TRY(order_record(ctx,
        &(struct order_event){ order.id, "fulfilment", "shipped",
            "delivered", by_whom(ctx, by, "") }));
    return order_log(ctx, order.id,
        &(struct order_deed){
            "order.deliver", "state", "shipped", "delivered" });
}

enum rc
order_call_off(struct ctx *ctx, const char *order_id, const char *by,
    const char **wrong)
{
    struct db_query *q;
    struct order_head order;
    int64_t rows = 0;

    TRY(order_lock(ctx, order_id, &order));
    if (strcmp(order.payment, "cancelled") == 0)
        return refuse("cancelled_before", wrong);
    if (!order_is_live(&order))
        return refuse("cancel_paid", wrong);
    if (strcmp(order.fulfilment, "new") != 0)
        return refuse("order_shipped", wrong);
    q = db_start(ctx, &let_expire);
    db_bind_str(q, order_id);
    TRY(db_run(q, &rows));
    if (rows == 0) /* it is about to be ended anyway */
        return OK;
    TRY(order_record(ctx,
        &(struct order_event){ order.id, "payment", order.payment,
            order.payment, by_whom(ctx, by, "cancel asked for") }));
    return order_log(ctx, order.id,
        &(struct order_deed){ "order.cancel_ask", "state", NULL, NULL });
}
