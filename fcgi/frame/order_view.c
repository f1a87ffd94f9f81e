#include <string.h>

#include "frame/order_data.h"
#include "shop/pay_method.h"
#include "web/page.h"

bool
order_has_processor(const struct order *order)
{
    return order->method != NULL && !pay_method_is_offline(order->method);
}

static const char *
time_of(const struct order *order, const char *state)
{
    for (size_t i = 0; i < order->nhistory; i++)
        if (strcmp(order->history[i].to, state) == 0)
            return order->history[i].at;
    return NULL;
}

/* Nothing of what follows has happened. */
static bool
is_last(const struct order *order, const char *const *steps, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (time_of(order, steps[i]) != NULL)
            return false;
    return true;
}

/* The way of an order: what is behind it, where it is, what comes. */
static void
put_trail(struct req *req, const struct order *order)
{
    static const char *const good[] = { "placed", "paid", "shipped",
        "delivered" };
    static const char *const cash[] = { "placed", "shipped", "delivered",
        "paid" };
    static const char *const bad[] = { "placed", "cancelled" };
    bool cancelled = strcmp(order->payment, "cancelled") == 0;
    bool in_cash =
        order->method != NULL && strcmp(order->method, "delivery") == 0;
    const char *const *steps = cancelled ? bad : in_cash ? cash : good;
    size_t n = cancelled ? COUNT(bad) : COUNT(good);
    json_t *trail = put_array(page_view(req), "trail");

    for (size_t i = 0; i < n; i++) {
        const char *at = time_of(order, steps[i]);
        bool last = is_last(order, steps + i + 1, n - i - 1);
        json_t *o = add_object(trail);
        const char *code = talloc_asprintf(req->ctx, "trail.%s", steps[i]);

        put_str(o, "words", page_words(req, code));
        put_time(o, "at", at);
        put_bool(o, "done", at != NULL && !last);
        put_bool(o, "now", at != NULL && last);
    }
}

/* What it says beside the state: of a cancelled one, whether money moved. */
static const char *
words_code(const struct order *order)
{
    const char *state = order_public_state(order);

    if (strcmp(state, "cancelled") != 0)
        return state;
    if (order->money_back)
        return "cancelled_charged";
    return order_has_processor(order) ? state : "cancelled_offline";
}

static void
put_view(struct req *req, const struct order *order)
{
    json_t *view = page_view(req);
    bool waiting = order_is_waiting(order);

    put_bool(view, "waiting", waiting);
    put_bool(view, "unknown",
        waiting && order->pay_url == NULL && order_has_processor(order));
    put_bool(view, "offline",
        waiting && order->method != NULL && !order_has_processor(order));
    put_bool(view, "at_home", strcmp(order->fulfilment, "new") == 0);
    put_bool(view, "is_paid", strcmp(order->payment, "paid") == 0);
    put_bool(view, "refunded",
        strcmp(order->payment, "refunded") == 0 ||
            strcmp(order->payment, "partly_refunded") == 0);
    put_str(view, "heading",
        talloc_asprintf(req->ctx, "Order %s", order->number));
    put_bool(view, "cancelled", strcmp(order->payment, "cancelled") == 0);
    put_str(view, "first_name",
        talloc_strndup(
            req->ctx, order->name, strcspn(order->name, " ")));
    put_str(view, "words", page_words(req, words_code(order)));
    put_str(view, "tag",
        page_words(req,
            talloc_asprintf(
                req->ctx, "tag.%s", order_public_state(order))));
}

void
order_put_view(struct req *req, const struct order *order)
{
    put_view(req, order);
    put_trail(req, order);
}
