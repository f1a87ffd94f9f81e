#include "shop/mock_pay.h"

#include <string.h>

#include "base/db.h"
#include "shop/mock_id.h"
#include "shop/mock_json.h"

/* Reads the intent as it is now and records what happened to it. */
static enum rc
tell(struct ctx *ctx, struct mock_batch *batch, const char *type,
    struct mock_intent *i)
{
    TRY(mock_intent_get(ctx, i->id, i));
    return mock_event_add(ctx, batch, type, mock_intent_json(ctx, i));
}

static enum rc
tell_of_charge(struct ctx *ctx, struct mock_batch *batch, const char *type,
    const char *id)
{
    struct mock_charge c = { 0 };

    TRY(mock_charge_get(ctx, id, &c));
    return mock_event_add(ctx, batch, type, mock_charge_json(ctx, &c));
}

/* The charge that the intent names, by this card. */
static enum rc
add_charge(struct ctx *ctx, struct mock_batch *batch,
    const struct mock_intent *i, const struct mock_card *card)
{
    struct mock_charge c = { .id = i->charge,
        .intent = i->id,
        .status = i->error == NULL ? "succeeded" : "failed",
        .amount = i->amount,
        .captured = i->received,
        .brand = card->brand,
        .last4 = card->last4,
        .expiry = card->expiry,
        .error = i->error };

    TRY(mock_charge_add(ctx, &c));
    return tell_of_charge(ctx, batch,
        i->error == NULL ? "charge.succeeded" : "charge.failed", c.id);
}

static enum rc
complete_session(struct ctx *ctx, struct mock_batch *batch, const char *intent,
    bool paid)
{
    struct mock_session s = { 0 };

    TRY(mock_session_of_intent(ctx, intent, &s));
    TRY(mock_session_complete(ctx, s.id, paid));
    TRY(mock_session_get(ctx, s.id, &s));
    return mock_event_add(
        ctx, batch, "checkout.session.completed", mock_session_json(ctx, &s));
}

static enum rc
succeed(struct ctx *ctx, struct mock_batch *batch, struct mock_intent *i,
    const struct mock_card *card)
{
    bool automatic = strcmp(i->capture, "automatic") == 0;

    i->status = automatic ? "succeeded" : "requires_capture";
    *(automatic ? &i->received : &i->capturable) = i->amount;
    i->charge = mock_id(ctx, "ch_");
    TRY(mock_intent_pay(ctx, i));
    TRY(add_charge(ctx, batch, i, card));
    TRY(tell(ctx, batch,
        automatic ? "payment_intent.succeeded"
                  : "payment_intent.amount_capturable_updated",
        i));
    return i->of_session ? complete_session(ctx, batch, i->id, automatic)
                         : OK;
}

static enum rc
decline(struct ctx *ctx, struct mock_batch *batch, struct mock_intent *i,
    const struct mock_card *card)
{
    i->status = "requires_payment_method";
    i->error = card->error;
    i->method = NULL;
    i->charge = mock_id(ctx, "ch_");
    TRY(mock_intent_pay(ctx, i));
    TRY(add_charge(ctx, batch, i, card));
    return tell(ctx, batch, "payment_intent.payment_failed", i);
}

static enum rc
ask(struct ctx *ctx, struct mock_batch *batch, struct mock_intent *i,
    const struct mock_card *card)
{
    i->status = "requires_action";
    i->brand = card->brand;
    i->last4 = card->last4;
    i->expiry = card->expiry;
    TRY(mock_intent_pay(ctx, i));
    return tell(ctx, batch, "payment_intent.requires_action", i);
}

enum rc
mock_pay_card(struct ctx *ctx, struct mock_batch *batch, const char *intent,
    const struct mock_card *card, struct mock_intent *after)
{
    struct mock_intent *i = after;

    TRY(mock_intent_lock(ctx, intent, i));
    i->error = i->brand = i->last4 = NULL;
    i->method = card->method;
    if (card->outcome == MOCK_PAYS)
        return succeed(ctx, batch, i, card);
    if (card->outcome == MOCK_ASKS)
        return ask(ctx, batch, i, card);
    return decline(ctx, batch, i, card);
}

enum rc
mock_pay_authenticate(struct ctx *ctx, struct mock_batch *batch,
    const char *intent, bool authorized, struct mock_intent *after)
{
    struct mock_intent *i = after;
    struct mock_card card = { .error = "authentication_failed" };

    TRY(mock_intent_lock(ctx, intent, i));
    if (strcmp(i->status, "requires_action") != 0 || i->brand == NULL)
        return CONFLICT;
    card.brand = i->brand;
    card.expiry = i->expiry;
    memcpy(card.last4, i->last4, sizeof(card.last4));
    i->brand = i->last4 = NULL;
    return authorized ? succeed(ctx, batch, i, &card)
                      : decline(ctx, batch, i, &card);
}

enum rc
mock_pay_intend(
    struct ctx *ctx, struct mock_batch *batch, struct mock_intent *i)
{
    TRY(mock_intent_add(ctx, i));
    return tell(ctx, batch, "payment_intent.created", i);
}

enum rc
mock_pay_capture(struct ctx *ctx, struct mock_batch *batch,
    const struct mock_intent *intent, struct money amount)
{
    struct mock_intent i = *intent;

    TRY(mock_intent_capture(ctx, i.id, amount));
    TRY(mock_charge_capture(ctx, i.charge, amount));
    TRY(tell_of_charge(ctx, batch, "charge.captured", i.charge));
    if (i.of_session)
        TRY(mock_session_paid(ctx, i.id));
    return tell(ctx, batch, "payment_intent.succeeded", &i);
}

enum rc
mock_pay_cancel(struct ctx *ctx, struct mock_batch *batch, const char *intent,
    const char *reason)
{
    struct mock_intent i = { .id = intent };

    TRY(mock_intent_cancel(ctx, intent, reason));
    return tell(ctx, batch, "payment_intent.canceled", &i);
}

enum rc
mock_pay_expire(struct ctx *ctx, struct mock_batch *batch,
    const struct mock_session *session)
{
    struct mock_session s = { 0 };

    /* The intent first, as a payment does: else the two wait crosswise. */
    TRY(mock_intent_cancel(ctx, session->intent, "automatic"));
    TRY(mock_session_expire(ctx, session->id));
    TRY(mock_session_get(ctx, session->id, &s));
    return mock_event_add(
        ctx, batch, "checkout.session.expired", mock_session_json(ctx, &s));
}

enum rc
mock_pay_refund(
    struct ctx *ctx, struct mock_batch *batch, const struct mock_refund *refund)
{
    struct mock_refund r = { 0 };

    TRY(mock_refund_add(ctx, refund));
    TRY(mock_refund_get(ctx, refund->id, &r));
    TRY(mock_event_add(
        ctx, batch, "refund.created", mock_refund_json(ctx, &r)));
    return tell_of_charge(ctx, batch, "charge.refunded", refund->charge);
}
