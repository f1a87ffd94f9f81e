#include "shop/order_received.h"

#include <string.h>

#include "base/db.h"
#include "shop/order_finish.h"
#include "shop/order_log.h"

/* No processor has a name for this payment: it goes by the attempt's. */
DB_STMT(receive,
    "UPDATE orders.payment_attempt SET state = 'paid', intent_id = id, "
    "captured_minor = amount_minor, paid_at = UTC_TIMESTAMP(3) "
    "WHERE order_id = ? AND method <> 'processor' AND state = 'open'");

DB_STMT(state_of,
    "SELECT method <> 'processor', state FROM orders.payment_attempt "
    "WHERE order_id = ? ORDER BY created_at DESC LIMIT 1");

static enum rc
refuse(const char *why, const char **wrong)
{
    *wrong = why;
    return CONFLICT;
}

/* Nothing was open: it was said before, or it cannot be said. */
static enum rc
why_not(struct ctx *ctx, const char *order_id, const char **wrong)
{
    struct db_query *q = db_start(ctx, &state_of);
    bool offline = false, paid = false;

    db_bind_str(q, order_id);
    if (db_next(q)) {
        offline = db_int(q) != 0;
        paid = strcmp(db_str(q), "paid") == 0;
    }
    TRY(db_end(q));
    if (offline && paid)
        return OK;
    return refuse(
        offline ? "received_cancelled" : "received_elsewhere", wrong);
}

enum rc
order_received(struct ctx *ctx, const char *order_id, const char *by,
    const char **wrong)
{
    struct db_query *q = db_start(ctx, &receive);
    struct order_head order;
    int64_t rows = 0;

    db_bind_str(q, order_id);
    TRY(db_run(q, &rows));
    TRY(order_lock(ctx, order_id, &order));
    if (rows == 0)
        return why_not(ctx, order_id, wrong);
    if (!order_is_live(&order))
        return refuse("received_cancelled", wrong);
    TRY(order_record(ctx,
        &(struct order_event){ order_id, "attempt", "open", "paid", "" }));
    TRY(order_log(ctx, order_id,
        &(struct order_deed){
            "order.received", "state", order.payment, "paid" }));
    return order_paid(ctx, &order,
        talloc_asprintf(ctx, "Money received%s%s",
            by[0] != '\0' ? ", by " : "", by));
}
