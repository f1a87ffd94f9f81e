/* The objects of the mock processor's books: charges, refunds, balance. */
#include <string.h>

#include "shop/mock_json.h"

static json_t *
card_of(const struct mock_charge *c)
{
    return mock_pack("{s:s, s:{s:s, s:s, s:I, s:I}}", "type", "card", "card",
        "brand", c->brand, "last4", c->last4, "exp_month",
        (json_int_t)(c->expiry % 100), "exp_year",
        (json_int_t)(c->expiry / 100));
}

/* What the bank said. */
static json_t *
outcome_of(const struct mock_charge *c)
{
    if (c->error == NULL)
        return mock_pack("{s:s, s:n, s:s}", "network_status",
            "approved_by_network", "reason", "type", "authorized");
    return mock_pack("{s:s, s:s, s:s}", "network_status",
        "declined_by_network", "reason", mock_decline_code(c->error), "type",
        "issuer_declined");
}

json_t *
mock_charge_json(struct ctx *ctx, const struct mock_charge *c)
{
    bool paid = strcmp(c->status, "succeeded") == 0;
    json_t *out = mock_pack("{s:s, s:s, s:I, s:I, s:I, s:s?, s:b, s:I, s:s, "
                            "s:b}",
        "id", c->id, "object", "charge", "amount", (json_int_t)c->amount.minor,
        "amount_captured", (json_int_t)c->captured.minor, "amount_refunded",
        (json_int_t)c->refunded.minor, "balance_transaction", c->balance,
        "captured", c->captured.minor > 0, "created", (json_int_t)c->created,
        "currency", mock_json_currency(ctx, c->amount), "disputed", 0);
    json_t *rest = mock_pack("{s:s?, s:s?, s:b, s:o, s:s?, s:b, s:o, s:b, "
                             "s:s}",
        "failure_code", paid ? NULL : mock_decline_code(c->error),
        "failure_message", paid ? NULL : mock_decline_text(c->error),
        "livemode", 0, "outcome", outcome_of(c), "payment_intent", c->intent,
        "paid", paid, "payment_method_details", card_of(c), "refunded",
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
                     "s:s, s:{s:s, s:{s:s}}}",
        "id", r->id, "object", "refund", "amount", (json_int_t)r->amount.minor,
        "balance_transaction", r->balance, "charge", r->charge, "created",
        (json_int_t)r->created, "currency", mock_json_currency(ctx, r->amount),
        "metadata", mock_json_metadata(r->metadata), "payment_intent",
        r->intent, "reason", r->reason, "status", "succeeded",
        "destination_details", "type", "card", "card", "type", "refund");
}

/* This account pays no fees, and its money is there at once. */
json_t *
mock_entry_json(struct ctx *ctx, const struct mock_entry *e)
{
    json_t *out = mock_pack("{s:s, s:s, s:I, s:I, s:I, s:s, s:n, s:n}", "id",
        e->id, "object", "balance_transaction", "amount",
        (json_int_t)e->amount.minor, "available_on", (json_int_t)e->created,
        "created", (json_int_t)e->created, "currency",
        mock_json_currency(ctx, e->amount), "description", "exchange_rate");
    json_t *rest = mock_pack("{s:i, s:[], s:I, s:s, s:s, s:s, s:s}", "fee", 0,
        "fee_details", "net", (json_int_t)e->amount.minor,
        "reporting_category", e->type, "source", e->source, "status",
        "available", "type", e->type);

    json_object_update(out, rest);
    json_decref(rest);
    return out;
}

static json_t *
line_json(struct ctx *ctx, const char *id, const struct mock_line *l)
{
    return mock_pack("{s:s, s:s, s:I, s:i, s:i, s:I, s:s, s:s, "
                     "s:{s:s, s:s, s:I}, s:I}",
        "id", id, "object", "item", "amount_subtotal",
        (json_int_t)l->amount.minor, "amount_discount", 0, "amount_tax", 0,
        "amount_total", (json_int_t)l->amount.minor, "currency",
        mock_json_currency(ctx, l->amount), "description", l->name, "price",
        "object", "price", "currency", mock_json_currency(ctx, l->unit),
        "unit_amount", (json_int_t)l->unit.minor, "quantity",
        (json_int_t)l->quantity);
}

json_t *
mock_lines_json(struct ctx *ctx, const char *session,
    const struct mock_line *lines, size_t n)
{
    json_t *items = json_array();
    const char *tail = strrchr(session, '_');

    for (size_t i = 0; i < n; i++)
        json_array_append_new(items,
            line_json(ctx,
                talloc_asprintf(
                    ctx, "li%s%zu", tail != NULL ? tail : "_", i),
                &lines[i]));
    return mock_pack("{s:s, s:o, s:b, s:s}", "object", "list", "data", items,
        "has_more", 0, "url",
        talloc_asprintf(ctx, "/v1/checkout/sessions/%s/line_items", session));
}

json_t *
mock_balance_json(struct ctx *ctx, const struct money *m, size_t n)
{
    json_t *available = json_array(), *pending = json_array();

    for (size_t i = 0; i < n; i++) {
        const char *currency = mock_json_currency(ctx, m[i]);

        json_array_append_new(available,
            mock_pack("{s:I, s:s, s:{s:I}}", "amount", (json_int_t)m[i].minor,
                "currency", currency, "source_types", "card",
                (json_int_t)m[i].minor));
        json_array_append_new(pending,
            mock_pack("{s:i, s:s, s:{s:i}}", "amount", 0, "currency", currency,
                "source_types", "card", 0));
    }
    return mock_pack("{s:s, s:o, s:b, s:o}", "object", "balance", "available",
        available, "livemode", 0, "pending", pending);
}
