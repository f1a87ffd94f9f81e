#include "shop/order.h"

#include <string.h>

#include "admin/pages.h"
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
        put_time(o, "at", s->at);
    }
}

enum rc
order_page(struct req *req)
{
    struct order *order;

    page_template(req, "admin/order");
    TRY(order_get(req->ctx, req->arg[0], &order));
    TRY(order_put(req, put_object(page_data(req), "order"), order));
    order_put_view(req, order);
    put_log(req, order);
    put_bool(page_view(req), "differs", !order_comes_to_the_same(order));
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "title", order->number);
    return OK;
}
