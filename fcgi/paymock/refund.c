#include <string.h>

#include "paymock/list.h"
#include "paymock/pages.h"
#include "paymock/param.h"
#include "shop/mock_id.h"
#include "shop/mock_json.h"
#include "shop/mock_pay.h"

static enum rc
charge_of_intent(struct api *api, const char *intent, struct mock_charge *out)
{
    struct mock_intent i = { 0 };
    enum rc rc = mock_charge_of_intent(api->ctx, intent, out);

    if (rc != NOTFOUND)
        return rc;
    rc = mock_intent_get(api->ctx, intent, &i);
    if (rc == NOTFOUND)
        return api_missing(api, "payment_intent", "payment_intent", intent);
    TRY(rc);
    return api_wrong(api, "payment_intent_unexpected_state", "payment_intent",
        "This PaymentIntent (%s) does not have a successful charge to "
        "refund.",
        intent);
}

/* The charge by its own id or its intent's. */
static enum rc
find_charge(struct api *api, struct mock_charge *out)
{
    const char *charge, *intent;
    enum rc rc;

    TRY(param_text(api, "charge", 60, &charge));
    TRY(param_text(api, "payment_intent", 60, &intent));
    if (charge == NULL && intent == NULL)
        return api_wrong(api, "parameter_missing", "payment_intent",
            "One of the following params should be provided for this "
            "request: payment_intent or charge.");
    if (charge == NULL)
        return charge_of_intent(api, intent, out);
    rc = mock_charge_get(api->ctx, charge, out);
    return rc == NOTFOUND ? api_missing(api, "charge", "charge", charge) : rc;
}

static enum rc
too_much(struct api *api, const struct mock_charge *c, struct money left)
{
    if (c->captured.minor == 0)
        return api_wrong(api, "charge_not_refundable", NULL,
            "Charge %s was not captured: cancel its PaymentIntent instead.",
            c->id);
    if (left.minor == 0)
        return api_wrong(api, "charge_already_refunded", NULL,
            "Charge %s has already been refunded.", c->id);
    return api_wrong(api, "amount_too_large", "amount",
        "Refund amount is greater than unrefunded amount on charge (%s)",
        money_text(api->ctx, left));
}

static enum rc
read_reason(struct api *api, const char **out)
{
    TRY(param_text(api, "reason", 60, out));
    if (*out != NULL && strcmp(*out, "duplicate") != 0 &&
        strcmp(*out, "fraudulent") != 0 &&
        strcmp(*out, "requested_by_customer") != 0)
        return api_wrong(api, NULL, "reason",
            "Invalid reason: must be one of duplicate, fraudulent, or "
            "requested_by_customer");
    return OK;
}

static enum rc
create(struct api *api)
{
    struct mock_charge c = { 0 };
    struct mock_refund r = { .id = mock_id(api->ctx, "re_") };
    struct money left;
    enum rc rc;

    TRY(find_charge(api, &c));
    if (!money_sub(c.captured, c.refunded, &left))
        return FAIL;
    r.amount = left;
    TRY(param_minor(api, "amount", 1, &r.amount.minor));
    TRY(read_reason(api, &r.reason));
    TRY(param_metadata(api, "metadata", "{}", &r.metadata));
    if (left.minor == 0 || money_cmp(r.amount, left) > 0)
        return too_much(api, &c, left);
    r.charge = c.id;
    r.intent = c.intent;
    rc = mock_pay_refund(api->ctx, &api->batch, &r);
    if (rc == CONFLICT)
        return too_much(api, &c, left);
    TRY(rc);
    TRY(mock_refund_get(api->ctx, r.id, &r));
    return api_reply(api, mock_refund_json(api->ctx, &r));
}

enum rc
refund_create_page(struct req *req)
{
    return api_write(req, create);
}

static enum rc
load(
    struct api *api, const char *param, const char *id, struct mock_refund *out)
{
    enum rc rc = mock_refund_get(api->ctx, id, out);

    return rc == NOTFOUND ? api_missing(api, "refund", param, id) : rc;
}

static enum rc
get(struct api *api)
{
    struct mock_refund r = { 0 };

    TRY(load(api, "refund", api->req->arg[0], &r));
    return api_reply(api, mock_refund_json(api->ctx, &r));
}

enum rc
refund_get_page(struct req *req)
{
    return api_read(req, get);
}

static enum rc
place(struct api *api, const char *param, const char *id, int64_t *seq)
{
    struct mock_refund from = { 0 };

    TRY(load(api, param, id, &from));
    *seq = from.seq;
    return OK;
}

static enum rc
list(struct api *api)
{
    struct mock_refund *all = NULL;
    json_t *items;
    struct mock_list l;
    size_t n = 0;

    TRY(list_read(api, place, &l));
    TRY(param_text(api, "charge", 60, &l.of));
    TRY(param_text(api, "payment_intent", 60, &l.of_intent));
    TRY(mock_refund_list(api->ctx, &l, &all, &n));
    items = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(items, mock_refund_json(api->ctx, &all[i]));
    return list_reply(api, items, &l);
}

enum rc
refund_list_page(struct req *req)
{
    return api_read(req, list);
}
