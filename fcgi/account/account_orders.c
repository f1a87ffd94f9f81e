#include <string.h>

#include "account/pages.h"
#include "frame/order_data.h"
#include "shop/order_parts.h"
#include "web/page.h"

enum { A_PAGE = 20 };

const struct field account_orders_fields[O_FIELDS] = {
    [O_BEFORE] = { "before", F_CODE, 26, 26, 0 },
};

static struct order
order_of(const struct order_summary *s)
{
    return (struct order){ .id = s->id,
        .number = s->number,
        .payment = s->payment,
        .fulfilment = s->fulfilment,
        .total = s->total,
        .placed_at = s->placed_at,
        .expires_at = s->expires_at,
        .method = s->method };
}

static void
put_one(struct req *req, json_t *o, const struct order *order,
    int64_t pieces)
{
    const char *state = order_public_state(order);

    order_put_brief(o, order);
    order_put_parts(req, o, order);
    put_time(o, "placed_at", order->placed_at);
    put_int(o, "_pieces", pieces);
    put_bool(o, "_waiting", order_is_waiting(order));
    put_bool(o, "_by_card", order_has_processor(order));
    put_time(o, "expires_at", order->expires_at);
    put_str(o, "_url",
        talloc_asprintf(req->ctx, "/account/orders/%s", order->id));
    put_str(o, "_return",
        talloc_asprintf(
            req->ctx, "/checkout/return?order=%s", order->id));
    put_str(o, "_tag",
        page_words(req, talloc_asprintf(req->ctx, "tag.%s", state)));
}

enum rc
account_orders_page(struct req *req)
{
    struct order_reader who = order_reader_of(req);
    json_t *list = put_array(page_data(req), "orders");
    struct order_summary *all;
    struct order orders[A_PAGE];
    size_t n, shown;

    page_template(req, "account/orders");
    TRY(order_list_own(
        req->ctx, &who, form_str(&req->form, O_BEFORE), &all, &n));
    shown = n < A_PAGE ? n : A_PAGE;
    for (size_t i = 0; i < shown; i++)
        orders[i] = order_of(&all[i]);
    TRY(order_parts(req->ctx, orders, shown));
    for (size_t i = 0; i < shown; i++)
        put_one(req, add_object(list), &orders[i], all[i].pieces);
    if (shown == n)
        put_null(page_data(req), "next");
    else
        put_str(page_data(req), "next",
            talloc_asprintf(req->ctx, "/account/orders?before=%s",
                all[shown - 1].id));
    return OK;
}
