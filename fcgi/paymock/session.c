#include <string.h>

#include "paymock/list.h"
#include "paymock/pages.h"
#include "paymock/param.h"
#include "shop/mock_id.h"
#include "shop/mock_json.h"
#include "shop/mock_pay.h"

enum { LINES_MAX = 100 };

struct asked {
    struct mock_session session;
    struct mock_intent intent;
    struct mock_line lines[LINES_MAX];
    size_t n;
    const char *currency;
};

static const char *
line_param(struct api *api, size_t i, const char *rest)
{
    return talloc_asprintf(api->ctx, "line_items[%zu]%s", i, rest);
}

/* Every amount of a session is in the currency of its first line. */
static enum rc
same_currency(struct api *api, struct asked *a, const char *name)
{
    const char *currency;

    TRY(param_currency(api, name, &currency));
    if (a->currency == NULL)
        a->currency = currency;
    if (strcmp(currency, a->currency) != 0)
        return api_wrong(api, NULL, name,
            "All amounts of a session must have the same currency.");
    return OK;
}

static enum rc
need_minor(struct api *api, const char *name, int64_t *out)
{
    *out = -1;
    TRY(param_minor(api, name, 0, out));
    if (*out < 0)
        return api_wrong(api, "parameter_missing", name,
            "Missing required param: %s.", name);
    return OK;
}

static enum rc
read_line(struct api *api, struct asked *a, size_t i)
{
    struct mock_line *l = &a->lines[i];
    int64_t unit;

    l->quantity = 0;
    TRY(same_currency(api, a, line_param(api, i, "[price_data][currency]")));
    TRY(need_minor(
        api, line_param(api, i, "[price_data][unit_amount]"), &unit));
    TRY(param_need(api, line_param(api, i, "[price_data][product_data][name]"),
        500, &l->name));
    TRY(param_int(
        api, line_param(api, i, "[quantity]"), 1, 999999, &l->quantity));
    if (l->quantity == 0)
        return api_wrong(api, "parameter_missing",
            line_param(api, i, "[quantity]"), "Quantity is required.");
    l->unit = money_of(unit, a->currency);
    if (!money_mul(l->unit, l->quantity, &l->amount) ||
        !money_add(a->session.subtotal, l->amount, &a->session.subtotal))
        return api_wrong(api, "amount_too_large", line_param(api, i, ""),
            "The amount is too large.");
    return OK;
}

static enum rc
read_lines(struct api *api, struct asked *a)
{
    while (param_begins(api, line_param(api, a->n, "["))) {
        if (a->n == LINES_MAX)
            return api_wrong(api, NULL, "line_items",
                "A session has at most %d line items.", LINES_MAX);
        if (a->n == 0)
            TRY(same_currency(
                api, a, line_param(api, 0, "[price_data][currency]")));
        if (a->n == 0)
            a->session.subtotal = money_of(0, a->currency);
        TRY(read_line(api, a, a->n));
        a->n++;
    }
    if (a->n == 0)
        return api_wrong(api, "parameter_missing", "line_items",
            "You must pass line_items in `payment` mode.");
    return OK;
}

#define SHIPPING "shipping_options[0][shipping_rate_data]"

static enum rc
read_shipping(struct api *api, struct asked *a)
{
    int64_t minor;

    a->session.shipping = money_of(0, a->currency);
    if (!param_begins(api, SHIPPING "["))
        return OK;
    TRY(same_currency(api, a, SHIPPING "[fixed_amount][currency]"));
    TRY(need_minor(api, SHIPPING "[fixed_amount][amount]", &minor));
    a->session.shipping = money_of(minor, a->currency);
    return param_text(
        api, SHIPPING "[display_name]", 100, &a->session.shipping_name);
}

static enum rc
read_total(struct api *api, struct asked *a)
{
    struct mock_session *s = &a->session;

    if (!money_add(s->subtotal, s->shipping, &s->total))
        return api_wrong(
            api, "amount_too_large", "line_items", "The amount is too large.");
    if (s->total.minor <= 0)
        return api_wrong(api, "amount_too_small", "line_items",
            "The total amount due must be greater than zero.");
    return OK;
}

static enum rc
read_rest(struct api *api, struct asked *a)
{
    struct mock_session *s = &a->session;
    const char *mode;

    TRY(param_need(api, "mode", 20, &mode));
    if (strcmp(mode, "payment") != 0)
        return api_wrong(
            api, NULL, "mode", "Only the mode `payment` is known here.");
    TRY(param_url(api, "success_url", &s->success_url));
    TRY(param_url(api, "cancel_url", &s->cancel_url));
    if (s->success_url == NULL)
        return api_wrong(api, "parameter_missing", "success_url",
            "Missing required param: success_url.");
    TRY(param_text(api, "client_reference_id", 200, &s->reference));
    TRY(param_text(api, "customer_email", 254, &s->email));
    TRY(param_int(api, "expires_at", 1, INT32_MAX, &s->expires_at));
    TRY(param_metadata(api, "metadata", "{}", &s->metadata));
    TRY(param_text(
        api, "payment_intent_data[description]", 1000, &a->intent.description));
    TRY(param_capture(
        api, "payment_intent_data[capture_method]", &a->intent.capture));
    return param_metadata(
        api, "payment_intent_data[metadata]", "{}", &a->intent.metadata);
}

static enum rc
store(struct api *api, struct asked *a)
{
    struct mock_session *s = &a->session;
    struct mock_intent *i = &a->intent;

    i->id = s->intent = mock_id(api->ctx, "pi_");
    i->secret =
        mock_id(api->ctx, talloc_asprintf(api->ctx, "%s_secret_", i->id));
    i->status = "requires_payment_method";
    i->amount = s->total;
    i->of_session = true;
    TRY(mock_intent_add(api->ctx, i));
    s->id = mock_id(api->ctx, "cs_test_");
    return mock_session_add(api->ctx, s, a->lines, a->n);
}

static enum rc
create(struct api *api)
{
    struct asked *a = talloc_zero(api->ctx, struct asked);

    TRY(read_lines(api, a));
    TRY(read_shipping(api, a));
    TRY(read_total(api, a));
    TRY(read_rest(api, a));
    TRY(store(api, a));
    TRY(mock_session_get(api->ctx, a->session.id, &a->session));
    return api_reply(api, mock_session_json(api->ctx, &a->session));
}

enum rc
session_create_page(struct req *req)
{
    return api_write(req, create);
}

/* The session in the path. */
static enum rc
load(struct api *api, const char *param, const char *id,
    struct mock_session *out)
{
    enum rc rc = mock_session_get(api->ctx, id, out);

    return rc == NOTFOUND ? api_missing(api, "checkout.session", param, id)
                          : rc;
}

static enum rc
get(struct api *api)
{
    struct mock_session s = { 0 };

    TRY(load(api, "session", api->req->arg[0], &s));
    return api_reply(api, mock_session_json(api->ctx, &s));
}

enum rc
session_get_page(struct req *req)
{
    return api_read(req, get);
}

static enum rc
place(struct api *api, const char *param, const char *id, int64_t *seq)
{
    struct mock_session from = { 0 };

    TRY(load(api, param, id, &from));
    *seq = from.seq;
    return OK;
}

static enum rc
list(struct api *api)
{
    struct mock_session *all = NULL;
    json_t *items;
    struct mock_list l;
    size_t n = 0;

    TRY(list_read(api, place, &l));
    TRY(param_text(api, "payment_intent", 60, &l.of_intent));
    TRY(param_text(api, "status", 20, &l.type));
    TRY(mock_session_list(api->ctx, &l, &all, &n));
    items = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(items, mock_session_json(api->ctx, &all[i]));
    return list_reply(api, items, &l);
}

enum rc
session_list_page(struct req *req)
{
    return api_read(req, list);
}

static enum rc
lines(struct api *api)
{
    struct mock_session s = { 0 };
    struct mock_line *all = NULL;
    size_t n = 0;

    TRY(load(api, "session", api->req->arg[0], &s));
    TRY(mock_session_lines(api->ctx, s.id, &all, &n));
    return api_reply(api, mock_lines_json(api->ctx, s.id, all, n));
}

enum rc
session_lines_page(struct req *req)
{
    return api_read(req, lines);
}

static enum rc
expire(struct api *api)
{
    struct mock_session s = { 0 };
    enum rc rc;

    TRY(load(api, "session", api->req->arg[0], &s));
    rc = mock_pay_expire(api->ctx, &api->batch, &s);
    if (rc == CONFLICT)
        return api_wrong(api, NULL, "session",
            "Only Checkout Sessions with a status in [\"open\"] can be "
            "expired.");
    TRY(rc);
    TRY(mock_session_get(api->ctx, s.id, &s));
    return api_reply(api, mock_session_json(api->ctx, &s));
}

enum rc
session_expire_page(struct req *req)
{
    return api_write(req, expire);
}
