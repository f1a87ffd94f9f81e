#include "shop/outbox_send.h"

#include "base/db.h"

DB_STMT(take,
    "UPDATE orders.outbox SET tries = tries + 1, "
    "next_at = UTC_TIMESTAMP(3) + INTERVAL 2 MINUTE "
    "WHERE id = ? AND sent_at IS NULL AND next_at <= UTC_TIMESTAMP(3)");

DB_STMT(get,
    "SELECT id, order_id, kind, recipient, SUBSTRING_INDEX(part, '~', 1), "
    "UNIX_TIMESTAMP(created_at) "
    "FROM orders.outbox WHERE id = ?");

DB_STMT(sent,
    "UPDATE orders.outbox SET sent_at = UTC_TIMESTAMP(3), last_error = NULL "
    "WHERE id = ?");

DB_STMT(failed,
    "UPDATE orders.outbox SET last_error = ?, next_at = UTC_TIMESTAMP(3) "
    "+ INTERVAL LEAST(3600, POW(2, LEAST(tries, 12))) SECOND "
    "WHERE id = ? AND sent_at IS NULL");

DB_STMT(alert, "SELECT text FROM orders.alert WHERE id = ?");

enum rc
outbox_take(struct ctx *ctx, const char *id, struct outbox_mail *out)
{
    struct db_query *q = db_start(ctx, &take);

    db_bind_str(q, id);
    TRY(db_run_one(q));
    q = db_start(ctx, &get);
    db_bind_str(q, id);
    if (db_next(q)) {
        out->id = db_str(q);
        out->order_id = db_str(q);
        out->kind = db_str(q);
        out->recipient = db_str(q);
        out->part = db_str(q);
        out->created = db_int(q);
    }
    return db_end(q);
}

enum rc
outbox_sent(struct ctx *ctx, const char *id)
{
    struct db_query *q = db_start(ctx, &sent);

    db_bind_str(q, id);
    return db_run_one(q);
}

enum rc
outbox_failed(struct ctx *ctx, const char *id, const char *why)
{
    struct db_query *q = db_start(ctx, &failed);

    db_bind_str(q, talloc_strndup(ctx, why, 300));
    db_bind_str(q, id);
    return db_run(q, NULL);
}

enum rc
outbox_alert(struct ctx *ctx, const char *id, const char **text)
{
    struct db_query *q = db_start(ctx, &alert);

    *text = "";
    db_bind_str(q, id);
    if (db_next(q))
        *text = db_str(q);
    return db_end(q);
}
