#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "base/rand.h"
#include "shop/outbox.h"

DB_STMT(raise,
    "INSERT INTO orders.alert (id, kind, ref, order_id, text, at) "
    "VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

static void
log_alert(const struct alert *alert, bool failed)
{
    if (failed) {
        log_fail(alert->kind, "%s: %s", alert->ref, alert->text);
        return;
    }
    log_begin("alert");
    log_str("kind", alert->kind);
    log_str("ref", alert->ref);
    log_end();
}

static enum rc
add(struct ctx *ctx, const struct alert *alert, bool failed)
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
    log_alert(alert, failed);
    if (alert->order_id == NULL)
        return OK;
    return outbox_add(ctx, alert->order_id, "owner_alert",
        ctx->conf->mail.owner, id);
}

enum rc
alert_raise(struct ctx *ctx, const struct alert *alert)
{
    return add(ctx, alert, true);
}

enum rc
alert_note(struct ctx *ctx, const struct alert *alert)
{
    return add(ctx, alert, false);
}
