#include "shop/outbox.h"

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "base/rand.h"

DB_STMT(add,
    "INSERT INTO orders.outbox (id, order_id, kind, recipient, part, "
    "created_at, next_at) "
    "VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");

DB_STMT(raise,
    "INSERT INTO orders.alert (id, kind, ref, order_id, text, at) "
    "VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

enum rc
outbox_add(struct ctx *ctx, const char *order_id, const char *kind,
    const char *recipient, const char *part)
{
    struct db_query *q = db_start(ctx, &add);
    enum rc rc;

    db_bind_str(q, rand_id(ctx));
    db_bind_str(q, order_id);
    db_bind_str(q, kind);
    db_bind_str(q, recipient);
    db_bind_str(q, part);
    rc = db_run(q, NULL);
    return rc == CONFLICT ? OK : rc;
}

enum rc
alert_raise(struct ctx *ctx, const struct alert *alert)
{
    const char *id = rand_id(ctx);
    struct db_query *q = db_start(ctx, &raise);
    enum rc rc;

    db_bind_str(q, id);
    db_bind_str(q, alert->kind);
    db_bind_str(q, alert->ref);
    db_bind_str(q, alert->order_id);
    db_bind_str(q, alert->text);
    rc = db_run(q, NULL);
    if (rc == CONFLICT)
        return OK;
    TRY(rc);
    log_fail(alert->kind, "%s: %s", alert->ref, alert->text);
    if (alert->order_id == NULL)
        return OK;
    return outbox_add(ctx, alert->order_id, "owner_alert",
        ctx->conf->mail.owner, id);
}
