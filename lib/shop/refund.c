#include "shop/refund.h"

#include "base/db.h"
#include "base/rand.h"
#include "shop/order_state.h"

DB_STMT(queue,
    "INSERT INTO orders.refund (id, order_id, attempt, intent_id, "
    "amount_minor, currency, reason, state, next_at, created_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', UTC_TIMESTAMP(3), "
    "UTC_TIMESTAMP(3))");

enum rc
refund_queue(
    struct ctx *ctx, const struct refund *refund, const char *reason)
{
    struct db_query *q = db_start(ctx, &queue);
    enum rc rc;

    db_bind_str(q, rand_id(ctx));
    db_bind_str(q, refund->order_id);
    db_bind_str(q, refund->attempt);
    db_bind_str(q, refund->intent_id);
    db_bind_int(q, refund->amount.minor);
    db_bind_str(q, refund->amount.cur);
    db_bind_str(q, reason);
    rc = db_run(q, NULL);
    if (rc == CONFLICT)
        return OK;
    TRY(rc);
    return order_record(ctx, &(struct order_event){ refund->order_id,
                                 "refund", "", "queued", reason });
}
