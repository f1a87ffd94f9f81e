#include "shop/mock_json.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"

json_t *
mock_pack(const char *format, ...)
{
    json_error_t error;
    va_list args;
    json_t *value;

    va_start(args, format);
    value = json_vpack_ex(&error, 0, format, args);
    va_end(args);
    if (value == NULL)
        bug("a reply that is no JSON: %s", error.text);
    return value;
}

const char *
mock_json_currency(struct ctx *ctx, struct money m)
{
    char *out = talloc_strdup(ctx, m.cur);

    for (char *p = out; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
    return out;
}

json_t *
mock_json_metadata(const char *text)
{
    json_t *value = json_loads(text, 0, NULL);

    return value != NULL ? value : json_object();
}

/* Some seconds, or null for 0. */
static json_t *
seconds(int64_t at)
{
    return at != 0 ? json_integer(at) : json_null();
}

/* Known from the start, or once it is paid. */
static json_t *
payer(const struct mock_session *s)
{
    if (s->email == NULL && strcmp(s->status, "complete") != 0)
        return json_null();
    return mock_pack("{s:s?, s:n, s:n, s:n}", "email", s->email, "name",
        "phone", "address");
}

json_t *
mock_session_json(struct ctx *ctx, const struct mock_session *s)
{
    const char *url =
        strcmp(s->status, "open") != 0
            ? NULL
            : talloc_asprintf(ctx, "%s/pay/%s", ctx->conf->paymock.url, s->id);
    json_t *out = mock_pack("{s:s, s:s, s:I, s:I, s:s?, s:s?, s:I, s:s, s:n, "
                            "s:s?, s:I, s:b, s:o}",
        "id", s->id, "object", "checkout.session", "amount_subtotal",
        (json_int_t)s->subtotal.minor, "amount_total",
        (json_int_t)s->total.minor, "cancel_url", s->cancel_url,
        "client_reference_id", s->reference, "created", (json_int_t)s->created,
        "currency", mock_json_currency(ctx, s->total), "customer",
        "customer_email", s->email, "expires_at", (json_int_t)s->expires_at,
        "livemode", 0, "metadata", mock_json_metadata(s->metadata));
    json_t *rest = mock_pack("{s:s, s:s, s:[s], s:s, s:s, s:s, "
                             "s:{s:i, s:I, s:i}, s:s?, s:s, s:o}",
        "mode", "payment", "payment_intent", s->intent, "payment_method_types",
        "card", "payment_status", s->payment_status, "status", s->status,
        "success_url", s->success_url, "total_details", "amount_discount", 0,
        "amount_shipping", (json_int_t)s->shipping.minor, "amount_tax", 0,
        "url", url, "ui_mode", "hosted", "customer_details", payer(s));

    json_object_update(out, rest);
    json_decref(rest);
    return out;
}

/* By the reasons of mock_card.c. A code NULL: that of all other declines. */
static const struct {
    const char *error, *code, *decline, *text;
} declines[] = {
    { "card_declined", NULL, "generic_decline", "Your card was declined." },
    { "insufficient_funds", NULL, "insufficient_funds",
        "Your card has insufficient funds." },
    { "lost_card", NULL, "lost_card", "Your card was declined." },
    { "stolen_card", NULL, "stolen_card", "Your card was declined." },
    { "expired_card", "expired_card", "expired_card",
        "Your card has expired." },
    { "incorrect_cvc", "incorrect_cvc", "incorrect_cvc",
        "Your card's security code is incorrect." },
    { "processing_error", "processing_error", "processing_error",
        "An error occurred while processing your card. Try again in a "
        "little bit." },
    { "test_mode_live_card", NULL, "test_mode_live_card",
        "Your card was declined. This is test mode, and it is no test "
        "card." },
    { "authentication_failed", "payment_intent_authentication_failure", NULL,
        "The cardholder was not authenticated." },
};

static size_t
decline_of(const char *error)
{
    for (size_t i = 0; i < COUNT(declines); i++)
        if (strcmp(declines[i].error, error) == 0)
            return i;
    return 0;
}

const char *
mock_decline_code(const char *error)
{
    const char *code = declines[decline_of(error)].code;

    return code != NULL ? code : "card_declined";
}

const char *
mock_decline_text(const char *error)
{
    return declines[decline_of(error)].text;
}

json_t *
mock_decline_json(const char *error, const char *charge)
{
    bool asked = strcmp(error, "authentication_failed") == 0;

    return mock_pack("{s:s, s:s?, s:s, s:s, s:s?}", "code",
        mock_decline_code(error), "decline_code",
        declines[decline_of(error)].decline, "message",
        mock_decline_text(error), "type",
        asked ? "invalid_request_error" : "card_error", "charge", charge);
}

static json_t *
next_action(struct ctx *ctx, const struct mock_intent *i)
{
    if (strcmp(i->status, "requires_action") != 0)
        return json_null();
    return mock_pack("{s:s, s:{s:s?, s:s}}", "type", "redirect_to_url",
        "redirect_to_url", "return_url", i->return_url, "url",
        talloc_asprintf(
            ctx, "%s/pay/%s/authenticate", ctx->conf->paymock.url, i->id));
}

json_t *
mock_intent_json(struct ctx *ctx, const struct mock_intent *i)
{
    json_t *out = mock_pack("{s:s, s:s, s:I, s:I, s:I, s:o, s:s?, s:s, s:s, "
                            "s:s, s:I, s:s, s:n, s:s?}",
        "id", i->id, "object", "payment_intent", "amount",
        (json_int_t)i->amount.minor, "amount_capturable",
        (json_int_t)i->capturable.minor, "amount_received",
        (json_int_t)i->received.minor, "canceled_at", seconds(i->canceled),
        "cancellation_reason", i->cancel_reason, "capture_method", i->capture,
        "client_secret", i->secret, "confirmation_method", "automatic",
        "created", (json_int_t)i->created, "currency",
        mock_json_currency(ctx, i->amount), "customer", "description",
        i->description);
    json_t *rest = mock_pack("{s:o, s:s?, s:b, s:o, s:o, s:s?, s:[s], s:n, "
                             "s:n, s:s}",
        "last_payment_error",
        i->error != NULL ? mock_decline_json(i->error, i->charge)
                         : json_null(),
        "latest_charge", i->charge, "livemode", 0, "metadata",
        mock_json_metadata(i->metadata), "next_action", next_action(ctx, i),
        "payment_method", i->method, "payment_method_types", "card",
        "setup_future_usage", "shipping", "status", i->status);

    json_object_update(out, rest);
    json_decref(rest);
    return out;
}
