#include <string.h>

#include "paymock/list.h"
#include "paymock/pages.h"
#include "paymock/param.h"
#include "shop/mock_id.h"
#include "shop/mock_json.h"
#include "shop/mock_pay.h"

static enum rc
load(
    struct api *api, const char *param, const char *id, struct mock_intent *out)
{
    enum rc rc = mock_intent_get(api->ctx, id, out);

    return rc == NOTFOUND ? api_missing(api, "payment_intent", param, id) : rc;
}

static enum rc
wrong_state(struct api *api, const struct mock_intent *i, const char *deed)
{
    return api_wrong(api, "payment_intent_unexpected_state", "payment_intent",
        "You cannot %s this PaymentIntent because it has "
        "a status of %s.",
        deed, i->status);
}

/* What belongs to a checkout session is paid on its page alone. */
static enum rc
not_of_session(struct api *api, const struct mock_intent *i, const char *deed)
{
    if (!i->of_session)
        return OK;
    return api_wrong(api, NULL, "payment_intent",
        "You cannot %s a PaymentIntent created by Checkout.", deed);
}

static enum rc
read_card(struct api *api, const char *method, struct mock_card *card)
{
    enum rc rc = mock_card_method(method, card);

    return rc == NOTFOUND
               ? api_missing(api, "payment_method", "payment_method", method)
               : rc;
}

/* A declined card is no failure of the call: what it did is kept. */
static enum rc
reply_declined(struct api *api, const struct mock_intent *i)
{
    json_t *error = mock_decline_json(i->error, i->charge);

    json_object_set_new(
        error, "payment_intent", mock_intent_json(api->ctx, i));
    return api_reply_as(api, 402, mock_pack("{s:o}", "error", error));
}

static enum rc
confirm_with(struct api *api, struct mock_intent *i, const char *method)
{
    struct mock_card card = { 0 };
    const char *back;
    enum rc rc;

    TRY(not_of_session(api, i, "confirm"));
    TRY(param_url(api, "return_url", &back));
    if (method == NULL)
        return api_wrong(api, "parameter_missing", "payment_method",
            "You cannot confirm this PaymentIntent because it's missing a "
            "payment method.");
    TRY(read_card(api, method, &card));
    if (back != NULL)
        TRY(mock_intent_return(api->ctx, i->id, back));
    rc = mock_pay_card(api->ctx, &api->batch, i->id, &card, i);
    if (rc == CONFLICT) {
        TRY(mock_intent_get(api->ctx, i->id, i));
        return wrong_state(api, i, "confirm");
    }
    TRY(rc);
    if (i->error != NULL)
        return reply_declined(api, i);
    return api_reply(api, mock_intent_json(api->ctx, i));
}

static enum rc
read_new(struct api *api, struct mock_intent *i)
{
    const char *currency, *amount;
    int64_t minor = 0;

    TRY(param_need(api, "amount", 20, &amount));
    TRY(param_minor(api, "amount", 1, &minor));
    TRY(param_currency(api, "currency", &currency));
    i->amount = money_of(minor, currency);
    TRY(param_text(api, "payment_method", 60, &i->method));
    TRY(param_capture(api, "capture_method", &i->capture));
    TRY(param_text(api, "description", 1000, &i->description));
    return param_metadata(api, "metadata", "{}", &i->metadata);
}

static enum rc
create(struct api *api)
{
    struct mock_intent i = { 0 };
    struct mock_card card = { 0 };

    TRY(read_new(api, &i));
    if (i.method != NULL)
        TRY(read_card(api, i.method, &card));
    i.id = mock_id(api->ctx, "pi_");
    i.secret = mock_id(api->ctx, talloc_asprintf(api->ctx, "%s_secret_", i.id));
    i.status =
        i.method != NULL ? "requires_confirmation" : "requires_payment_method";
    TRY(mock_pay_intend(api->ctx, &api->batch, &i));
    if (param_is_true(api, "confirm"))
        return confirm_with(api, &i, i.method);
    return api_reply(api, mock_intent_json(api->ctx, &i));
}

enum rc
intent_create_page(struct req *req)
{
    return api_write(req, create);
}

static enum rc
get(struct api *api)
{
    struct mock_intent i = { 0 };

    TRY(load(api, "intent", api->req->arg[0], &i));
    return api_reply(api, mock_intent_json(api->ctx, &i));
}

enum rc
intent_get_page(struct req *req)
{
    return api_read(req, get);
}

static enum rc
place(struct api *api, const char *param, const char *id, int64_t *seq)
{
    struct mock_intent from = { 0 };

    TRY(load(api, param, id, &from));
    *seq = from.seq;
    return OK;
}

static enum rc
list(struct api *api)
{
    struct mock_intent *all = NULL;
    json_t *items;
    struct mock_list l;
    size_t n = 0;

    TRY(list_read(api, place, &l));
    TRY(mock_intent_list(api->ctx, &l, &all, &n));
    items = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(items, mock_intent_json(api->ctx, &all[i]));
    return list_reply(api, items, &l);
}

enum rc
intent_list_page(struct req *req)
{
    return api_read(req, list);
}

static enum rc
update(struct api *api)
{
    struct mock_intent i = { 0 };
    const char *description;
    enum rc rc;

    TRY(load(api, "intent", api->req->arg[0], &i));
    if (params_get(api->params, "amount") != NULL)
        TRY(not_of_session(api, &i, "change the amount of"));
    TRY(param_minor(api, "amount", 1, &i.amount.minor));
    TRY(param_text(api, "description", 1000, &description));
    if (description != NULL)
        i.description = description;
    TRY(param_metadata(api, "metadata", i.metadata, &i.metadata));
    rc = mock_intent_change(api->ctx, &i);
    if (rc == CONFLICT)
        return wrong_state(api, &i, "update");
    TRY(rc);
    TRY(mock_intent_get(api->ctx, i.id, &i));
    return api_reply(api, mock_intent_json(api->ctx, &i));
}

enum rc
intent_update_page(struct req *req)
{
    return api_write(req, update);
}

static enum rc
confirm(struct api *api)
{
    struct mock_intent i = { 0 };
    const char *method;

    TRY(load(api, "intent", api->req->arg[0], &i));
    TRY(param_text(api, "payment_method", 60, &method));
    return confirm_with(api, &i, method != NULL ? method : i.method);
}

enum rc
intent_confirm_page(struct req *req)
{
    return api_write(req, confirm);
}

static enum rc
capture(struct api *api)
{
    struct mock_intent i = { 0 };
    struct money amount;
    enum rc rc;

    TRY(load(api, "intent", api->req->arg[0], &i));
    amount = i.capturable;
    TRY(param_minor(api, "amount_to_capture", 1, &amount.minor));
    if (money_cmp(amount, i.capturable) > 0 && i.capturable.minor > 0)
        return api_wrong(api, "amount_too_large", "amount_to_capture",
            "The amount to capture is greater than what is capturable.");
    rc = mock_pay_capture(api->ctx, &api->batch, &i, amount);
    if (rc == CONFLICT)
        return wrong_state(api, &i, "capture");
    TRY(rc);
    TRY(mock_intent_get(api->ctx, i.id, &i));
    return api_reply(api, mock_intent_json(api->ctx, &i));
}

enum rc
intent_capture_page(struct req *req)
{
    return api_write(req, capture);
}

static enum rc
read_reason(struct api *api, const char **out)
{
    static const char *const reasons[] = { "duplicate", "fraudulent",
        "requested_by_customer", "abandoned" };

    TRY(param_text(api, "cancellation_reason", 60, out));
    for (size_t i = 0; *out != NULL && i < COUNT(reasons); i++)
        if (strcmp(*out, reasons[i]) == 0)
            return OK;
    return *out == NULL
               ? OK
               : api_wrong(api, NULL, "cancellation_reason",
                     "Invalid cancellation_reason: must be one of duplicate, "
                     "fraudulent, requested_by_customer, or abandoned");
}

static enum rc
cancel(struct api *api)
{
    struct mock_intent i = { 0 };
    const char *reason;
    enum rc rc;

    TRY(load(api, "intent", api->req->arg[0], &i));
    if (strcmp(i.status, "requires_capture") != 0)
        TRY(not_of_session(api, &i, "cancel"));
    TRY(read_reason(api, &reason));
    rc = mock_pay_cancel(api->ctx, &api->batch, i.id, reason);
    if (rc == CONFLICT)
        return wrong_state(api, &i, "cancel");
    TRY(rc);
    TRY(mock_intent_get(api->ctx, i.id, &i));
    return api_reply(api, mock_intent_json(api->ctx, &i));
}

enum rc
intent_cancel_page(struct req *req)
{
    return api_write(req, cancel);
}
