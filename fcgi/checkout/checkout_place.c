#include <string.h>

#include "checkout/checkout_form.h"
#include "checkout/pages.h"
#include "frame/order_data.h"
#include "pay/settle.h"
#include "shop/order_place.h"
#include "shop/pay_method.h"
#include "web/page.h"

/* The form again with what was typed, and why nothing was ordered. */
static enum rc
again(struct req *req, const struct order_wish *wish, int status,
    const char *code)
{
    TRY(checkout_fill(req, wish));
    page_own_error(req, status, code);
    put_str(page_view(req), "trouble",
        page_words(req, talloc_asprintf(req->ctx, "title.%s", code)));
    if (status == 503)
        page_header(req, "Retry-After", "15");
    return OK;
}

static const char *
name_of(const json_t *data, const char *sku)
{
    size_t i;
    json_t *line;

    json_array_foreach (json_object_get(data, "lines"), i, line) {
        if (strcmp(json_string_value(json_object_get(line, "sku")), sku) == 0)
            return json_string_value(json_object_get(line, "name"));
    }
    return sku;
}

static void
put_missing(json_t *data, const struct order_placed *placed)
{
    json_t *missing = put_array(data, "missing");

    for (size_t i = 0; i < placed->nmissing; i++) {
        json_t *o = add_object(missing);

        put_str(o, "sku", placed->missing[i].sku);
        put_str(o, "_name", name_of(data, placed->missing[i].sku));
        put_int(o, "wanted", placed->missing[i].quantity);
        put_int(o, "available", placed->missing[i].available);
    }
}

/* To the processor's page, or to ours until there is one. */
static enum rc
go_and_pay(struct req *req, const char *order_id, const char *pay_url)
{
    struct order_reader who = order_reader_of(req);
    struct order *order;

    TRY(order_get_own(req->ctx, order_id, &who, &order));
    if (req->json)
        order_put_brief(put_object(page_data(req), "order"), order);
    page_redirect(req, pay_url != NULL
            ? pay_url
            : talloc_asprintf(
                  req->ctx, "/checkout/return?order=%s", order_id));
    return OK;
}

static enum rc
pay(struct req *req, const struct order_wish *wish,
    const struct order_placed *placed)
{
    const char *pay_url = NULL;
    struct order_reader who = order_reader_of(req);
    struct order *order;
    enum rc rc = NOTFOUND;

    if (placed->total.minor > 0 && !pay_method_is_offline(wish->payment) &&
        pay_ready(req->ctx) == OK)
        rc = pay_ask(req->ctx, placed->order_id, &pay_url);
    if (rc == FAIL)
        return rc;
    TRY(order_get_own(req->ctx, placed->order_id, &who, &order));
    if (strcmp(order->payment, "cancelled") == 0)
        return again(req, wish, 409, "order_cancelled");
    return go_and_pay(req, placed->order_id, pay_url);
}

static enum rc
explain(struct req *req, const struct order_wish *wish,
    const struct order_placed *placed, enum rc rc)
{
    if (rc == CONFLICT && placed->why != NULL) {
        TRY(again(req, wish, 409, placed->why));
        if (placed->nmissing > 0)
            put_missing(page_data(req), placed);
        if (placed->order_id != NULL)
            put_str(page_data(req), "order", placed->order_id);
        return OK;
    }
    if (rc == INVALID && placed->why != NULL) {
        form_refuse(&req->form, SHIPPING, "not_valid");
        return again(req, wish, 422, "invalid");
    }
    return rc;
}

/*
 * An order that this form has made before is what the answer is about,
 * whatever has been switched off since, or is known to be down.
 */
static enum rc
check_ways(struct req *req, const struct order_wish *wish, bool *ready)
{
    TRY(order_token_used(req->ctx, wish->token, ready));
    if (*ready)
        return OK;
    *ready = wish->total_minor == 0 ||
        pay_method_is_offline(wish->payment) || pay_ready(req->ctx) == OK;
    return checkout_check_paying(req, wish);
}

enum rc
checkout_place_page(struct req *req)
{
    struct order_wish wish;
    struct order_placed placed;
    bool ready = false;
    enum rc rc;

    TRY(checkout_wish(req, &wish));
    if (wish.owner == NULL)
        return NOTFOUND;
    if (checkout_is_complete(req, &wish))
        TRY(check_ways(req, &wish, &ready));
    if (req->form.wrong)
        return again(req, &wish, 422, "invalid");
    if (!ready)
        return again(req, &wish, 503, "payment_unavailable");
    rc = order_place(req->ctx, &wish, &placed);
    if (rc != OK)
        return explain(req, &wish, &placed, rc);
    return pay(req, &wish, &placed);
}
