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

static int
append(const char *text, size_t n, void *arg)
{
    char **out = arg;

    *out = talloc_strndup_append_buffer(*out, text, n);
    return 0;
}

const char *
mock_json_text(struct ctx *ctx, json_t *value, size_t flags)
{
    char *out = talloc_strdup(ctx, "");

    if (json_dump_callback(value, append, &out, flags) != 0)
        bug("a value that is no JSON");
    json_decref(value);
    return out;
}

static const char *
currency(struct ctx *ctx, struct money m)
{
    char *out = talloc_strdup(ctx, m.cur);

    for (char *p = out; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
    return out;
}

static json_t *
metadata(const char *text)
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
        "currency", currency(ctx, s->total), "customer", "customer_email",
        s->email, "expires_at", (json_int_t)s->expires_at, "livemode", 0,
        "metadata", metadata(s->metadata));
    json_t *rest = mock_pack("{s:s, s:s, s:[s], s:s, s:s, s:s, "
                             "s:{s:i, s:I, s:i}, s:s?}",
        "mode", "payment", "payment_intent", s->intent, "payment_method_types",
        "card", "payment_status", s->payment_status, "status", s->status,
        "success_url", s->success_url, "total_details", "amount_discount", 0,
        "amount_shipping", (json_int_t)s->shipping.minor, "amount_tax", 0,
        "url", url);

    json_object_update(out, rest);
    json_decref(rest);
    return out;
}

const char *
mock_decline_code(const char *error)
{
    return error == NULL                                 ? NULL
           : strcmp(error, "authentication_failed") == 0 ? NULL
           : strcmp(error, "card_declined") == 0         ? "generic_decline"
                                                         : error;
}

const char *
mock_decline_text(const char *error)
{
    if (strcmp(error, "insufficient_funds") == 0)
        return "Your card has insufficient funds.";
    if (strcmp(error, "authentication_failed") == 0)
        return "The cardholder was not authenticated.";
    if (strcmp(error, "test_mode_live_card") == 0)
        return "Your card was declined. This is test mode, and it is no "
               "test card.";
    return "Your card was declined.";
}

static json_t *
intent_error(const struct mock_intent *i)
{
    bool unknown;

    if (i->error == NULL)
        return json_null();
    unknown = strcmp(i->error, "authentication_failed") == 0;
    return mock_pack("{s:s, s:s?, s:s, s:s, s:s?}", "code",
        unknown ? "payment_intent_authentication_failure" : "card_declined",
        "decline_code", mock_decline_code(i->error), "message",
        mock_decline_text(i->error), "type",
        unknown ? "invalid_request_error" : "card_error", "charge", i->charge);
}

static json_t *
next_action(struct ctx *ctx, const struct mock_intent *i)
{
    if (strcmp(i->status, "requires_action") != 0)
        return json_null();
    return mock_pack("{s:s, s:{s:s}}", "type", "redirect_to_url",
        "redirect_to_url", "url",
        talloc_asprintf(
            ctx, "%s/pay/%s/authenticate", ctx->conf->paymock.url, i->id));
}

json_t *
mock_intent_json(struct ctx *ctx, const struct mock_intent *i)
{
    json_t *out = mock_pack("{s:s, s:s, s:I, s:I, s:I, s:o, s:s, s:s, s:s, "
                            "s:I, s:s, s:n, s:s?}",
        "id", i->id, "object", "payment_intent", "amount",
        (json_int_t)i->amount.minor, "amount_capturable",
        (json_int_t)i->capturable.minor, "amount_received",
        (json_int_t)i->received.minor, "canceled_at", seconds(i->canceled),
        "capture_method", i->capture, "client_secret", i->secret,
        "confirmation_method", "automatic", "created", (json_int_t)i->created,
        "currency", currency(ctx, i->amount), "customer", "description",
        i->description);
    json_t *rest = mock_pack("{s:o, s:s?, s:b, s:o, s:o, s:s?, s:[s], s:s}",
        "last_payment_error", intent_error(i), "latest_charge", i->charge,
        "livemode", 0, "metadata", metadata(i->metadata), "next_action",
        next_action(ctx, i), "payment_method", i->method,
        "payment_method_types", "card", "status", i->status);

    json_object_update(out, rest);
    json_decref(rest);
    return out;
}

static json_t *
card_of(const struct mock_charge *c)
{
    return mock_pack("{s:s, s:{s:s, s:s, s:I, s:I}}", "type", "card", "card",
        "brand", c->brand, "last4", c->last4, "exp_month",
        (json_int_t)(c->expiry % 100), "exp_year",
        (json_int_t)(c->expiry / 100));
}

json_t *
mock_charge_json(struct ctx *ctx, const struct mock_charge *c)
{
    bool paid = strcmp(c->status, "succeeded") == 0;
    json_t *out = mock_pack("{s:s, s:s, s:I, s:I, s:I, s:s?, s:b, s:I, s:s}",
        "id", c->id, "object", "charge", "amount", (json_int_t)c->amount.minor,
        "amount_captured", (json_int_t)c->captured.minor, "amount_refunded",
        (json_int_t)c->refunded.minor, "balance_transaction", c->balance,
        "captured", c->captured.minor > 0, "created", (json_int_t)c->created,
        "currency", currency(ctx, c->amount));
    json_t *rest = mock_pack("{s:s?, s:s?, s:b, s:s, s:b, s:o, s:b, s:s}",
        "failure_code", c->error, "failure_message",
        paid ? NULL : mock_decline_text(c->error), "livemode", 0,
        "payment_intent", c->intent, "paid", paid, "payment_method_details",
        card_of(c), "refunded",
        c->captured.minor > 0 && money_cmp(c->refunded, c->captured) == 0,
        "status", c->status);

    json_object_update(out, rest);
    json_decref(rest);
    return out;
}

json_t *
mock_refund_json(struct ctx *ctx, const struct mock_refund *r)
{
    return mock_pack("{s:s, s:s, s:I, s:s?, s:s, s:I, s:s, s:o, s:s, s:s?, "
                     "s:s}",
        "id", r->id, "object", "refund", "amount", (json_int_t)r->amount.minor,
        "balance_transaction", r->balance, "charge", r->charge, "created",
        (json_int_t)r->created, "currency", currency(ctx, r->amount),
        "metadata", metadata(r->metadata), "payment_intent", r->intent,
        "reason", r->reason, "status", "succeeded");
}

json_t *
mock_entry_json(struct ctx *ctx, const struct mock_entry *e)
{
    return mock_pack("{s:s, s:s, s:I, s:I, s:I, s:s, s:i, s:[], s:I, s:s, "
                     "s:s, s:s, s:s}",
        "id", e->id, "object", "balance_transaction", "amount",
        (json_int_t)e->amount.minor, "available_on", (json_int_t)e->created,
        "created", (json_int_t)e->created, "currency", currency(ctx, e->amount),
        "fee", 0, "fee_details", "net", (json_int_t)e->amount.minor,
        "reporting_category", e->type, "source", e->source, "status",
        "available", "type", e->type);
}

json_t *
mock_line_json(struct ctx *ctx, const struct mock_line *l)
{
    return mock_pack("{s:s, s:I, s:I, s:s, s:s, s:{s:s, s:I}, s:I}", "object",
        "item", "amount_subtotal", (json_int_t)l->amount.minor, "amount_total",
        (json_int_t)l->amount.minor, "currency", currency(ctx, l->amount),
        "description", l->name, "price", "object", "price", "unit_amount",
        (json_int_t)l->unit.minor, "quantity", (json_int_t)l->quantity);
}

json_t *
mock_balance_json(struct ctx *ctx, const struct money *m, size_t n)
{
    json_t *available = json_array();

    for (size_t i = 0; i < n; i++)
        json_array_append_new(available,
            mock_pack("{s:I, s:s, s:{s:I}}", "amount", (json_int_t)m[i].minor,
                "currency", currency(ctx, m[i]), "source_types", "card",
                (json_int_t)m[i].minor));
    return mock_pack("{s:s, s:o, s:b, s:[]}", "object", "balance", "available",
        available, "livemode", 0, "pending");
}
