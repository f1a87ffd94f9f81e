#include "base/db.h"
#include "base/rand.h"
#include "shop/order_state.h"
#include "shop/payment.h"

DB_STMT(insert,
    "INSERT INTO orders.payment_attempt (id, order_id, method, state, "
    "amount_minor, currency, created_at) "
    "VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

static enum rc
make(struct ctx *ctx, const struct order_event *event, const char *method,
    struct money amount)
{
    const char *id = rand_id(ctx);
    struct db_query *q = db_start(ctx, &insert);

    db_bind_str(q, id);
    db_bind_str(q, event->order_id);
    db_bind_str(q, method);
    db_bind_str(q, event->to);
    db_bind_int(q, amount.minor);
    db_bind_str(q, amount.cur);
    TRY(db_run(q, NULL));
    return order_record(ctx, event);
}

enum rc
attempt_new(struct ctx *ctx, const char *order_id, struct money amount)
{
    return make(ctx,
        &(struct order_event){ order_id, "attempt", "", "new", "" },
        "processor", amount);
}

enum rc
attempt_new_offline(struct ctx *ctx, const char *order_id,
    const char *method, struct money amount)
{
    return make(ctx,
        &(struct order_event){ order_id, "attempt", "", "open", "" }, method,
        amount);
}
