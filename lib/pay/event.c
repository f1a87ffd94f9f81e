#include <string.h>

#include "base/db.h"
#include "base/str.h"
#include "pay/processor.h"
#include "pay/settle.h"
#include "pay/settle_session.h"
#include "shop/outbox.h"
#include "shop/payment.h"
#include "shop/payment_event.h"

static enum rc
write_stranger(struct ctx *ctx, void *arg)
{
    return alert_raise(ctx,
        &(struct alert){ "unknown_session", arg, NULL,
            "The processor speaks of a session that no attempt of ours has "
            "asked for." });
}

/*
 * The event tells only whose session to look at; what it says about it is
 * not believed.
 */
static enum rc
look_at_session(struct ctx *ctx, const struct payment_event *event)
{
    struct checkout_session session;
    struct attempt attempt;
    const char *why;
    enum said said;
    enum rc rc;

    said = processor_fetch(ctx, event->session_id, &session, &why);
    if (said == SAID_NOTHING)
        return BUSY;
    rc = said == SAID_YES && session.attempt != NULL
        ? attempt_get(ctx, session.attempt, &attempt)
        : NOTFOUND;
    if (rc == NOTFOUND)
        return db_transaction(
            ctx, write_stranger, talloc_strdup(ctx, event->session_id));
    TRY(rc);
    return settle_session(ctx, attempt.id, &session);
}

static enum rc
mark_handled(struct ctx *ctx, void *arg)
{
    return payment_event_mark(ctx, arg, true);
}

static enum rc
mark_tried(struct ctx *ctx, void *arg)
{
    return payment_event_mark(ctx, arg, false);
}

enum rc
pay_event(struct ctx *ctx, const char *event_id)
{
    char *id = talloc_strdup(ctx, event_id);
    struct payment_event event;
    enum rc rc = OK;

    TRY(payment_event_get(ctx, event_id, &event));
    if (event.handled)
        return OK;
    if (str_starts(event.type, "checkout.session.") &&
        event.session_id != NULL)
        rc = look_at_session(ctx, &event);
    if (rc == OK)
        return db_transaction(ctx, mark_handled, id);
    TRY(db_transaction(ctx, mark_tried, id));
    return rc;
}
