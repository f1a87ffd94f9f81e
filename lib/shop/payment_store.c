#include "base/db.h"
#include "shop/payment_event.h"

DB_STMT(store,
    "INSERT INTO orders.payment_event (id, type, attempt, session_id, body, "
    "received_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

enum rc
payment_event_store(struct ctx *ctx, const struct payment_event *event)
{
    struct db_query *q = db_start(ctx, &store);

    db_bind_str(q, event->id);
    db_bind_str(q, event->type);
    db_bind_str(q, event->attempt);
    db_bind_str(q, event->session_id);
    db_bind_str(q, event->body);
    return db_run(q, NULL);
}
