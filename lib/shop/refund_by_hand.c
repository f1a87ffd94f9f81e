#include "shop/refund_by_hand.h"

#include <string.h>

#include "base/db.h"
#include "shop/order_log.h"
#include "shop/order_state.h"
#include "shop/refund_send.h"

DB_STMT(lock,
    "SELECT r.id, r.order_id, r.attempt, r.intent_id, r.state, "
    "r.amount_minor, r.currency FROM orders.refund r "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE r.id = ? AND r.order_id = ? AND a.method <> 'processor' "
    "FOR UPDATE");

enum rc
refund_by_hand(
    struct ctx *ctx, const char *order_id, const char *refund_id)
{
    struct db_query *q = db_start(ctx, &lock);
    struct refund refund = { .forgotten = false };
    bool found;

    db_bind_str(q, refund_id);
    db_bind_str(q, order_id);
    found = db_next(q);
    if (found) {
        refund.id = db_str(q);
        refund.order_id = db_str(q);
        refund.attempt = db_str(q);
        refund.intent_id = db_str(q);
        refund.state = db_str(q);
        refund.amount = db_money(q);
    }
    TRY(db_end(q));
    if (!found)
        return NOTFOUND;
    if (strcmp(refund.state, "done") == 0)
        return OK;
    TRY(order_log(ctx, order_id,
        &(struct order_deed){ "order.paid_back", "amount", NULL,
            money_text(ctx, refund.amount) }));
    return refund_done(ctx, &refund, NULL);
}
