#include "pay/settle_session.h"

#include <string.h>

#include "base/db.h"
#include "shop/order_finish.h"
#include "shop/outbox.h"
#include "shop/payment.h"

/* What is decided about, under lock, and by what. */
struct settling {
    const char *attempt_id;
    const struct checkout_session *session;
    const char *why, *card;
    struct attempt attempt;
    struct order_head order;
};

static enum rc
lock(struct ctx *ctx, struct settling *s)
{
    TRY(attempt_lock(ctx, s->attempt_id, &s->attempt));
    return order_lock(ctx, s->attempt.order_id, &s->order);
}

static bool
is_paid(const struct checkout_session *session)
{
    return strcmp(session->status, "complete") == 0 &&
        strcmp(session->payment_status, "paid") == 0;
}

static enum rc
alarm_owner(struct ctx *ctx, const struct settling *s, const char *kind,
    const char *text)
{
    return alert_raise(ctx,
        &(struct alert){ kind, s->session->id, s->order.id, text });
}

/* Money that no order may keep goes back where it came from. */
static enum rc
send_back(struct ctx *ctx, const struct settling *s, const char *reason)
{
    const struct checkout_session *session = s->session;

    if (!is_paid(session) || session->intent == NULL ||
        session->amount.minor <= 0)
        return OK;
    return refund_queue(ctx,
        &(struct refund){ .order_id = s->order.id,
            .attempt = s->attempt.id,
            .intent_id = session->intent,
            .amount = session->amount },
        reason);
}

static enum rc
second_session(struct ctx *ctx, const struct settling *s)
{
    TRY(alarm_owner(ctx, s, "second_session",
        "The processor knows a second session for one attempt. If it was "
        "paid, the money goes back."));
    return send_back(ctx, s, "second session");
}

/* A signed message is authentic, not right: all of it must be ours. */
static bool
fits(const struct settling *s)
{
    const struct checkout_session *session = s->session;

    return !s->attempt.offline && session->attempt != NULL &&
        session->reference != NULL &&
        strcmp(session->attempt, s->attempt.id) == 0 &&
        strcmp(session->reference, s->order.id) == 0 &&
        strcmp(session->amount.cur, s->attempt.amount.cur) == 0 &&
        session->amount.minor == s->attempt.amount.minor;
}

static enum rc
cancel(struct ctx *ctx, struct settling *s, const char *to, const char *note)
{
    TRY(attempt_move(ctx, &s->attempt, to));
    return order_is_live(&s->order) ? order_cancelled(ctx, &s->order, note)
                                    : OK;
}

static enum rc
does_not_fit(struct ctx *ctx, struct settling *s)
{
    TRY(alarm_owner(ctx, s, "wrong_session",
        "The processor's session is not what we asked for: amount, "
        "currency or order differ. What was paid goes back."));
    TRY(send_back(ctx, s, "wrong session"));
    if (!is_paid(s->session) || !attempt_is_pending(&s->attempt) ||
        s->attempt.offline)
        return OK;
    return cancel(ctx, s, "expired", "The payment was not for this order");
}

static enum rc
paid(struct ctx *ctx, struct settling *s)
{
    if (strcmp(s->attempt.state, "paid") == 0)
        return OK;
    if (s->attempt.intent_id == NULL)
        TRY(attempt_set_captured(ctx, s->attempt.id,
            &(struct capture){ s->session->intent, s->card,
                s->session->amount }));
    if (attempt_is_pending(&s->attempt))
        TRY(attempt_move(ctx, &s->attempt, "paid"));
    if (order_is_live(&s->order))
        return order_paid(ctx, &s->order, "");
    TRY(alarm_owner(ctx, s, "paid_too_late",
        "Money came for an order that was cancelled. It goes back."));
    return send_back(ctx, s, "order was cancelled");
}

static enum rc
opened(struct ctx *ctx, struct settling *s)
{
    if (!attempt_is_pending(&s->attempt))
        return OK;
    TRY(attempt_move(ctx, &s->attempt, "open"));
    if (strcmp(s->order.payment, "placed") != 0)
        return OK;
    return order_move_payment(
        ctx, s->order.id, "placed", "awaiting_payment", "");
}

/* A session that we have not stored is ours if it fits and is the first. */
static enum rc
adopt(struct ctx *ctx, struct settling *s)
{
    if (s->attempt.session_id != NULL)
        return OK;
    TRY(attempt_set_session(
        ctx, s->attempt.id, s->session->id, s->session->url));
    return opened(ctx, s);
}

static enum rc
follow(struct ctx *ctx, void *arg)
{
    struct settling *s = arg;

    TRY(lock(ctx, s));
    if (s->attempt.session_id != NULL &&
        strcmp(s->attempt.session_id, s->session->id) != 0)
        return second_session(ctx, s);
    if (!fits(s))
        return does_not_fit(ctx, s);
    TRY(adopt(ctx, s));
    TRY(lock(ctx, s));
    if (is_paid(s->session))
        return paid(ctx, s);
    if (strcmp(s->session->status, "expired") == 0 &&
        attempt_is_pending(&s->attempt))
        return cancel(ctx, s, "expired", "Not paid");
    return OK;
}

enum rc
settle_session(struct ctx *ctx, const char *attempt_id,
    const struct checkout_session *session)
{
    struct settling s = { .attempt_id = attempt_id, .session = session };

    if (is_paid(session) && session->intent != NULL)
        s.card = processor_card(ctx, session->intent);
    return db_transaction(ctx, follow, &s);
}

static enum rc
refuse(struct ctx *ctx, void *arg)
{
    struct settling *s = arg;

    TRY(lock(ctx, s));
    if (!attempt_is_pending(&s->attempt) || s->attempt.session_id != NULL)
        return OK;
    TRY(cancel(ctx, s, "refused", s->why));
    return alert_raise(ctx,
        &(struct alert){ "payment_refused", s->attempt.id, s->order.id,
            talloc_asprintf(ctx, "The processor refuses to take this "
                                 "order's money: %s",
                s->why) });
}

enum rc
settle_refused(struct ctx *ctx, const char *attempt_id, const char *why)
{
    struct settling s = { .attempt_id = attempt_id, .why = why };

    return db_transaction(ctx, refuse, &s);
}

static enum rc
give_up(struct ctx *ctx, void *arg)
{
    struct settling *s = arg;

    TRY(lock(ctx, s));
    if (strcmp(s->attempt.state, "new") != 0 || s->attempt.body != NULL)
        return CONFLICT;
    return cancel(ctx, s, "expired", "Not paid");
}

enum rc
settle_unasked(struct ctx *ctx, const char *attempt_id)
{
    struct settling s = { .attempt_id = attempt_id };

    return db_transaction(ctx, give_up, &s);
}

static enum rc
end_offline(struct ctx *ctx, void *arg)
{
    struct settling *s = arg;

    TRY(lock(ctx, s));
    if (!attempt_is_pending(&s->attempt))
        return OK;
    if (strcmp(s->order.fulfilment, "new") != 0)
        return CONFLICT;
    return cancel(ctx, s, "expired", "Not paid");
}

enum rc
settle_offline(struct ctx *ctx, const char *attempt_id)
{
    struct settling s = { .attempt_id = attempt_id };

    return db_transaction(ctx, end_offline, &s);
}

static enum rc
doubt(struct ctx *ctx, void *arg)
{
    struct settling *s = arg;

    TRY(lock(ctx, s));
    if (!attempt_is_pending(&s->attempt) || s->attempt.session_id != NULL)
        return OK;
    return attempt_move(ctx, &s->attempt, "unknown");
}

enum rc
settle_unknown(struct ctx *ctx, const char *attempt_id)
{
    struct settling s = { .attempt_id = attempt_id };

    return db_transaction(ctx, doubt, &s);
}
