#include <string.h>

#include "admin/audit.h"
#include "admin/order.h"
#include "frame/order_data.h"
#include "shop/order_again.h"
#include "web/page.h"

/* All of the history, also what shoppers are not told, with who did it. */
static void
put_log(struct req *req, const struct order *order)
{
    json_t *log = put_array(page_view(req), "log");

    for (size_t i = 0; i < order->nhistory; i++) {
        const struct order_step *s = &order->history[i];
        json_t *o = add_object(log);

        put_str(o, "axis", s->axis);
        put_str(o, "from", s->from);
        put_str(o, "to", s->to);
        put_str(o, "note", s->note);
        put_str(o, "actor", s->actor);
        put_bool(o, "shopper",
            order->sub != NULL && strcmp(order->sub, s->actor) == 0);
        put_bool(o, "own", strcmp(req->session.sub, s->actor) == 0);
        put_time(o, "at", s->at);
    }
}

/* What the page offers; whether it is still so the deed itself decides. */
static void
put_deeds(struct req *req, const struct order *order)
{
    json_t *may = put_object(page_view(req), "may");
    bool is_new = strcmp(order->fulfilment, "new") == 0;
    bool paid = order_is_paid(order);
    bool rest = money_cmp(order->refunded, order->total) < 0;
    bool waiting = order_is_waiting(order);
    bool at_door = order->method != NULL &&
        strcmp(order->method, "delivery") == 0 && waiting;

    if (!role_may_post(req, "/orders/:id/ship"))
        return;
    put_bool(may, "ship",
        is_new &&
            (at_door || (paid && (rest || order->total.minor == 0))));
    put_bool(may, "receive",
        waiting && order->method != NULL && !order_has_processor(order));
    put_bool(may, "deliver", strcmp(order->fulfilment, "shipped") == 0);
    put_bool(may, "address",
        is_new && strcmp(order->payment, "cancelled") != 0);
    put_bool(may, "refund", paid && rest);
    put_bool(may, "cancel",
        is_new &&
            (waiting || (paid && (rest || order->total.minor == 0))));
    put_bool(may, "come_back", at_door && !is_new);
}

enum rc
order_show(struct req *req, const struct order *order)
{
    json_t *o = put_object(page_data(req), "order");

    TRY(order_put(req, o, order));
    TRY(order_put_refunds(req, o, order));
    order_put_view(req, order);
    put_log(req, order);
    TRY(put_changes(req, "order", order->id));
    TRY(order_put_trace(req, order));
    put_deeds(req, order);
    put_bool(page_view(req), "differs", !order_comes_to_the_same(order));
    put_str(page_view(req), "here",
        talloc_asprintf(req->ctx, "/orders/%s", order->id));
    put_str(page_view(req), "title", order->number);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    return OK;
}

enum rc
order_typed_wrong(struct req *req)
{
    struct order *order;

    TRY(order_get(req->ctx, req->arg[0], &order));
    page_own_error(req, 422, "invalid");
    page_template(req, "admin/order");
    page_form(req);
    return order_show(req, order);
}

enum rc
order_as_it_is(struct req *req, const char *code)
{
    struct order *order;

    TRY(order_get(req->ctx, req->arg[0], &order));
    page_own_error(req, 409, code != NULL ? code : "conflict");
    page_template(req, "admin/order");
    return order_show(req, order);
}

void
order_put_plan(struct req *req, const struct refund_plan *plan)
{
    json_t *o = put_object(page_data(req), "plan"), *list;

    put_money(o, "rest", plan->rest);
    put_money(o, "amount", plan->amount);
    put_money(o, "after", plan->after);
    list = put_array(o, "lines");
    for (size_t i = 0; i < plan->n; i++) {
        const struct refund_line *l = &plan->lines[i];
        json_t *line;

        if (l->quantity == 0)
            continue;
        line = add_object(list);
        put_str(line, "sku", l->sku);
        put_str(line, "name", l->name);
        put_str(line, "options", l->options);
        put_int(line, "quantity", l->quantity);
        put_int(line, "restock", l->restock);
        put_money(line, "amount", l->amount);
    }
}
