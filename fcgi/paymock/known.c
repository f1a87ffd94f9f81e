/*
 * Stripe's parameters by call. Those that would change nothing here (what a
 * customer is called, which methods of payment are offered) are taken and
 * left alone; an unknown one is refused, as Stripe does, so that a misspelt
 * name is not taken for one that was obeyed.
 */
#include "paymock/known.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"

#define LIST_OF "created ending_before limit starting_after "

/* A name stands for itself and for what it has in brackets. */
static const struct {
    const char *method, *path, *names;
} calls[] = {
    { "POST", "/v1/checkout/sessions",
        "mode success_url cancel_url return_url client_reference_id "
        "customer customer_creation customer_email expires_at metadata "
        "line_items[][price_data][currency] "
        "line_items[][price_data][unit_amount] "
        "line_items[][price_data][product_data] "
        "line_items[][price_data][tax_behavior] "
        "line_items[][quantity] payment_intent_data[capture_method] "
        "payment_intent_data[description] payment_intent_data[metadata] "
        "payment_intent_data[receipt_email] "
        "payment_intent_data[statement_descriptor] "
        "payment_intent_data[statement_descriptor_suffix] "
        "payment_method_types payment_method_options "
        "shipping_options[][shipping_rate_data] allow_promotion_codes "
        "automatic_tax billing_address_collection custom_text locale "
        "phone_number_collection submit_type ui_mode after_expiration "
        "consent_collection currency custom_fields invoice_creation "
        "payment_intent_data[setup_future_usage] "
        "payment_intent_data[shipping] payment_method_collection "
        "redirect_on_completion saved_payment_method_options "
        "shipping_address_collection tax_id_collection" },
    { "GET", "/v1/checkout/sessions",
        LIST_OF "payment_intent status" },
    { "GET", "/v1/checkout/sessions/:id", "" },
    { "GET", "/v1/checkout/sessions/:id/line_items", "limit" },
    { "POST", "/v1/checkout/sessions/:id/expire", "" },
    { "POST", "/v1/payment_intents",
        "amount currency payment_method capture_method confirm "
        "confirmation_method description metadata automatic_payment_methods "
        "payment_method_types payment_method_options customer off_session "
        "receipt_email return_url setup_future_usage shipping "
        "statement_descriptor statement_descriptor_suffix use_stripe_sdk" },
    { "GET", "/v1/payment_intents", LIST_OF },
    { "GET", "/v1/payment_intents/:id", "client_secret" },
    { "POST", "/v1/payment_intents/:id",
        "amount description metadata receipt_email shipping "
        "statement_descriptor statement_descriptor_suffix" },
    { "POST", "/v1/payment_intents/:id/confirm",
        "payment_method capture_method off_session payment_method_options "
        "payment_method_types receipt_email return_url setup_future_usage "
        "shipping use_stripe_sdk" },
    { "POST", "/v1/payment_intents/:id/capture",
        "amount_to_capture final_capture metadata statement_descriptor "
        "statement_descriptor_suffix" },
    { "POST", "/v1/payment_intents/:id/cancel", "cancellation_reason" },
    { "GET", "/v1/charges", LIST_OF "payment_intent" },
    { "GET", "/v1/charges/:id", "" },
    { "POST", "/v1/refunds",
        "amount charge payment_intent reason metadata" },
    { "GET", "/v1/refunds", LIST_OF "charge payment_intent" },
    { "GET", "/v1/refunds/:id", "" },
    { "GET", "/v1/events", LIST_OF "type" },
    { "GET", "/v1/events/:id", "" },
    { "GET", "/v1/balance_transactions", LIST_OF "source type" },
    { "GET", "/v1/balance_transactions/:id", "" },
    { "GET", "/v1/balance", "" },
};

/* Without the numbers of a list: "line_items[0][x]" is "line_items[][x]". */
static const char *
without_numbers(struct api *api, const char *name)
{
    char *out = talloc_strdup(api->ctx, name), *to = out;

    for (const char *p = name; *p != '\0'; p++)
        if (!isdigit((unsigned char)*p) || to == out ||
            (to[-1] != '['))
            *to++ = *p;
    *to = '\0';
    return out;
}

/* Whether the name is one of these words or has it before a bracket. */
static bool
is_among(const char *name, const char *words)
{
    for (const char *w = words; *w != '\0'; w += strspn(w, " ")) {
        size_t n = strcspn(w, " ");

        if (strncmp(name, w, n) == 0 && (name[n] == '\0' || name[n] == '['))
            return true;
        w += n;
    }
    return false;
}

static const char *
names_of(const struct route *route)
{
    for (size_t i = 0; i < COUNT(calls); i++)
        if (strcmp(calls[i].method, route->method) == 0 &&
            strcmp(calls[i].path, route->path) == 0)
            return calls[i].names;
    return NULL; /* an address that there is not */
}

enum rc
known_params(struct api *api)
{
    const char *names = names_of(api->req->route);

    for (size_t i = 0; names != NULL && i < api->params->n; i++) {
        const char *name = api->params->at[i].name;
        const char *plain = without_numbers(api, name);

        if (!is_among(plain, "expand") && !is_among(plain, names))
            return api_wrong(api, "parameter_unknown", name,
                "Received unknown parameter: %s", name);
    }
    return OK;
}
