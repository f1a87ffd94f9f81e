#include "shop/payment_event.h"

#include "base/db.h"

DB_STMT(get,
    "SELECT id, type, attempt, session_id, handled_at IS NOT NULL "
    "FROM orders.payment_event WHERE id = ?");

DB_STMT(mark,
    "UPDATE orders.payment_event SET tries = tries + 1, "
    "handled_at = IF(?, COALESCE(handled_at, UTC_TIMESTAMP(3)), handled_at) "
    "WHERE id = ?");

enum rc
payment_event_get(
    struct ctx *ctx, const char *id, struct payment_event *out)
{
    struct db_query *q = db_start(ctx, &get);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found) {
        out->id = db_str(q);
        out->type = db_str(q);
        out->attempt = db_str(q);
        out->session_id = db_str(q);
        out->body = NULL;
        out->handled = db_int(q) != 0;
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

enum rc
payment_event_mark(struct ctx *ctx, const char *id, bool handled)
{
    struct db_query *q = db_start(ctx, &mark);

    db_bind_int(q, handled);
    db_bind_str(q, id);
    return db_run_one(q);
}
