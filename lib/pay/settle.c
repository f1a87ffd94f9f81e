#include "pay/settle.h"

#include <string.h>

#include "base/db.h"
#include "pay/find.h"
#include "pay/processor.h"
#include "pay/settle_session.h"
#include "shop/breaker.h"
#include "shop/order.h"
#include "shop/outbox.h"
#include "shop/payment.h"

enum rc
pay_ready(struct ctx *ctx)
{
    struct breaker breaker;

    TRY(breaker_get(ctx, &breaker));
    return breaker.open ? BUSY : OK;
}

struct asking {
    const char *attempt_id, *body;
    struct attempt attempt;
};

static enum rc
claim(struct ctx *ctx, void *arg)
{
    struct asking *a = arg;

    TRY(attempt_claim(ctx, a->attempt_id, a->body));
    return attempt_get(ctx, a->attempt_id, &a->attempt);
}

/* Its key is forgotten by now: asking again might charge a second time. */
static enum rc
call_for_help(struct ctx *ctx, void *arg)
{
    const struct attempt *attempt = arg;

    return alert_raise(ctx,
        &(struct alert){ "outcome_unknown", attempt->id, attempt->order_id,
            "For 20 hours the processor has not said what became of this "
            "payment. Look for it there by the order's id." });
}

/* Seconds: a list may lag a little; no session lives longer than a day. */
enum { LIST_LAG = 120, SESSIONS_END = 26 * 3600 };

/*
 * The call will not be answered any more, so its session is looked for. One
 * that is not listed was never made; and were it, nobody could pay it: its
 * address was in the lost answer alone.
 */
static enum rc
look_for_session(struct ctx *ctx, struct attempt *attempt)
{
    int64_t patience = attempt->forgotten ? SESSIONS_END : LIST_LAG;
    enum rc rc = find_sessions(ctx, attempt);

    if (rc == OK) {
        TRY(attempt_get(ctx, attempt->id, attempt));
        if (!attempt_is_pending(attempt) || attempt->session_id != NULL)
            return OK;
        if (attempt->age > patience)
            return settle_refused(ctx, attempt->id,
                "it broke off, and has no session for this order");
    } else if (rc != BUSY) {
        return rc;
    }
    if (attempt->forgotten)
        return db_transaction(ctx, call_for_help, attempt);
    return settle_unknown(ctx, attempt->id);
}

/* The answer to the call that asks, written down. */
static enum rc
take_answer(struct ctx *ctx, struct asking *a)
{
    struct checkout_session session;
    const char *why;

    switch (processor_create(
        ctx, a->attempt_id, a->attempt.body, &session, &why)) {
    case SAID_YES:
        return settle_session(ctx, a->attempt_id, &session);
    case SAID_NO:
        return settle_refused(ctx, a->attempt_id, why);
    case SAID_FAILED:
        return look_for_session(ctx, &a->attempt);
    default:
        return settle_unknown(ctx, a->attempt_id);
    }
}

/* Asks with the attempt's own key, if nobody else is asking right now. */
static enum rc
ask(struct ctx *ctx, const struct attempt *attempt)
{
    struct asking a = { .attempt_id = attempt->id };
    struct attempt copy = *attempt;
    struct order *order;
    enum rc rc;

    if (attempt->forgotten)
        return look_for_session(ctx, &copy);
    TRY(order_get(ctx, attempt->order_id, &order));
    a.body = processor_body(ctx, order);
    rc = db_transaction(ctx, claim, &a);
    if (rc == CONFLICT)
        return OK;
    TRY(rc);
    return take_answer(ctx, &a);
}

enum rc
pay_ask(struct ctx *ctx, const char *order_id, const char **pay_url)
{
    struct attempt attempt;

    *pay_url = NULL;
    TRY(attempt_of_order(ctx, order_id, &attempt));
    if (attempt.offline)
        return OK;
    if (attempt_is_pending(&attempt) && attempt.session_id == NULL) {
        TRY(ask(ctx, &attempt));
        TRY(attempt_of_order(ctx, order_id, &attempt));
    }
    if (!attempt_is_pending(&attempt))
        return CONFLICT;
    *pay_url = attempt.pay_url;
    return OK;
}

static enum rc
settle_by(struct ctx *ctx, const char *attempt_id, const char *session_id)
{
    struct checkout_session session;
    const char *why;

    if (processor_fetch(ctx, session_id, &session, &why) != SAID_YES)
        return BUSY;
    return settle_session(ctx, attempt_id, &session);
}

enum rc
pay_settle(struct ctx *ctx, const char *attempt_id)
{
    struct attempt attempt;

    TRY(attempt_get(ctx, attempt_id, &attempt));
    if (attempt.offline || !attempt_is_pending(&attempt))
        return OK;
    if (attempt.session_id == NULL)
        return ask(ctx, &attempt);
    return settle_by(ctx, attempt_id, attempt.session_id);
}

/* One that is complete cannot be expired: then it is fetched. */
static enum rc
expire_session(struct ctx *ctx, const struct attempt *attempt)
{
    struct checkout_session session;
    const char *why;

    switch (processor_expire(ctx, attempt->session_id, &session, &why)) {
    case SAID_YES:
        return settle_session(ctx, attempt->id, &session);
    case SAID_NO:
        return settle_by(ctx, attempt->id, attempt->session_id);
    default:
        return BUSY;
    }
}

/* Nobody was asked yet, or the session must be learnt first. */
static enum rc
expire_unknown(struct ctx *ctx, struct attempt *attempt)
{
    enum rc rc = CONFLICT;

    if (attempt->body == NULL)
        rc = settle_unasked(ctx, attempt->id);
    if (rc != CONFLICT)
        return rc;
    TRY(ask(ctx, attempt));
    TRY(attempt_get(ctx, attempt->id, attempt));
    if (!attempt_is_pending(attempt))
        return OK;
    return attempt->session_id != NULL ? expire_session(ctx, attempt) : BUSY;
}

enum rc
pay_expire(struct ctx *ctx, const char *order_id)
{
    struct attempt attempt;
    enum rc rc = attempt_of_order(ctx, order_id, &attempt);

    if (rc == NOTFOUND)
        return OK;
    TRY(rc);
    if (attempt.offline)
        return settle_offline(ctx, attempt.id);
    if (!attempt_is_pending(&attempt))
        return OK;
    if (attempt.session_id == NULL)
        TRY(expire_unknown(ctx, &attempt));
    else
        TRY(expire_session(ctx, &attempt));
    TRY(attempt_get(ctx, attempt.id, &attempt));
    return attempt_is_pending(&attempt) ? BUSY : OK;
}
