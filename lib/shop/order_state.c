#include "shop/order_state.h"

#include <string.h>

#include "base/db.h"
#include "base/log.h"

DB_STMT(lock_row,
    "SELECT id, owner, cart_id, email, sub, payment, fulfilment, total_minor, "
    "currency FROM orders.orders WHERE id = ? FOR UPDATE");

DB_STMT(move_payment,
    "UPDATE orders.orders SET payment = ?, "
    "paid_at = IF(? = 'paid', UTC_TIMESTAMP(3), paid_at), "
    "cancelled_at = IF(? = 'cancelled', UTC_TIMESTAMP(3), cancelled_at) "
    "WHERE id = ? AND payment = ?");

DB_STMT(move_reservation,
    "UPDATE orders.orders SET reservation = ? "
    "WHERE id = ? AND reservation = ?");

DB_STMT(record,
    "INSERT INTO orders.order_history (order_id, axis, from_state, "
    "to_state, note, actor, at) "
    "VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

enum rc
order_lock(struct ctx *ctx, const char *id, struct order_head *out)
{
    struct db_query *q = db_start(ctx, &lock_row);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found) {
        out->id = db_str(q);
        out->owner = db_str(q);
        out->cart_id = db_str(q);
        out->email = db_str(q);
        out->sub = db_str(q);
        out->payment = db_str(q);
        out->fulfilment = db_str(q);
        out->total = db_money(q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

bool
order_is_live(const struct order_head *order)
{
    return strcmp(order->payment, "placed") == 0 ||
        strcmp(order->payment, "awaiting_payment") == 0;
}

bool
order_by_shopper(const struct ctx *ctx, const struct order_head *order)
{
    return strcmp(ctx->actor, "guest") == 0 ||
        (order->sub != NULL && strcmp(ctx->actor, order->sub) == 0);
}

enum rc
order_record(struct ctx *ctx, const struct order_event *e)
{
    struct db_query *q = db_start(ctx, &record);

    db_bind_str(q, e->order_id);
    db_bind_str(q, e->axis);
    db_bind_str(q, e->from);
    db_bind_str(q, e->to);
    db_bind_str(q, e->note);
    db_bind_str(q, ctx->actor);
    TRY(db_run(q, NULL));
    log_begin("order");
    log_str("order", e->order_id);
    log_str("axis", e->axis);
    log_str("from", e->from);
    log_str("to", e->to);
    log_str("actor", ctx->actor);
    log_end();
    return OK;
}

enum rc
order_move_payment(struct ctx *ctx, const char *id, const char *from,
    const char *to, const char *note)
{
    struct db_query *q = db_start(ctx, &move_payment);
    int64_t rows = 0;

    db_bind_str(q, to);
    db_bind_str(q, to);
    db_bind_str(q, to);
    db_bind_str(q, id);
    db_bind_str(q, from);
    TRY(db_run(q, &rows));
    if (rows == 0)
        return CONFLICT;
    return order_record(
        ctx, &(struct order_event){ id, "payment", from, to, note });
}

enum rc
order_move_reservation(
    struct ctx *ctx, const char *id, const char *from, const char *to)
{
    struct db_query *q = db_start(ctx, &move_reservation);
    int64_t rows = 0;

    db_bind_str(q, to);
    db_bind_str(q, id);
    db_bind_str(q, from);
    TRY(db_run(q, &rows));
    if (rows == 0) {
        log_fail("moving a reservation", "order %s is not %s", id, from);
        return FAIL;
    }
    return order_record(
        ctx, &(struct order_event){ id, "reservation", from, to, "" });
}
