#include "frame/order_data.h"

#include <string.h>

#include "base/log.h"
#include "frame/goods.h"
#include "pay/how.h"
#include "shop/country.h"
#include "web/page.h"

struct order_reader
order_reader_of(const struct req *req)
{
    const struct session *s = &req->session;

    return (struct order_reader){ s->owner, s->guest_owner, s->sub };
}

void
goods_put(struct req *req, json_t *o, const struct goods_line *l)
{
    put_str(o, "sku", l->sku);
    put_str(o, "name", l->name);
    put_str(o, "options", l->options);
    put_int(o, "quantity", l->quantity);
    put_money(o, "unit_price", l->unit);
    put_money(o, "line_total", l->goods);
    put_money(o, "discount", l->discount);
    put_money(o, "tax", l->tax);
    put_str(o, "url",
        l->slug[0] != '\0' ? talloc_asprintf(req->ctx, "/p/%s", l->slug)
                           : NULL);
    put_str(o, "image",
        picture_path(
            req, l->image[0] != '\0' ? l->image : NULL, "160.webp"));
}

void
order_put_brief(json_t *o, const struct order *order)
{
    const char *state = order_public_state(order);
    bool waits = strcmp(state, "awaiting_payment") == 0;

    put_str(o, "id", order->id);
    put_str(o, "number", order->number);
    put_str(o, "state", state);
    put_money(o, "total", order->total);
    put_str(o, "pay_url", waits ? order->pay_url : NULL);
}

static void
put_lines(struct req *req, json_t *o, const struct order *order)
{
    json_t *lines = put_array(o, "lines");

    for (size_t i = 0; i < order->nlines; i++) {
        const struct order_line *l = &order->lines[i];
        struct goods_line g = { l->sku, l->name, l->options, l->slug,
            l->image, l->quantity, l->unit, l->sum, l->discount, l->tax };

        if (!money_add(l->sum, l->discount, &g.goods))
            bug("an order that overflows was stored");
        goods_put(req, add_object(lines), &g);
    }
}

/* The states of payment and delivery; not that staff asked for one. */
static bool
is_told(const struct order_step *s)
{
    if (strcmp(s->axis, "payment") != 0)
        return strcmp(s->axis, "fulfilment") == 0;
    return strcmp(s->from, s->to) != 0 ||
        strcmp(s->to, "partly_refunded") == 0;
}

/* What people see of the history. */
static void
put_history(json_t *o, const struct order *order)
{
    json_t *history = put_array(o, "history");

    for (size_t i = 0; i < order->nhistory; i++) {
        const struct order_step *s = &order->history[i];
        json_t *step;

        if (!is_told(s))
            continue;
        step = add_object(history);
        put_str(step, "state", s->to);
        put_time(step, "at", s->at);
    }
}

void
order_put_parts(struct req *req, json_t *o, const struct order *order)
{
    put_lines(req, o, order);
    put_history(o, order);
}

static void
put_invoice_to(json_t *o, const struct invoice_to *to,
    const struct country *all, size_t n)
{
    json_t *a;

    if (to->name == NULL)
        return;
    a = put_object(o, "invoice_address");
    put_str(a, "name", to->name);
    put_str(a, "line1", to->line1);
    put_str(a, "line2", to->line2);
    put_str(a, "city", to->city);
    put_str(a, "postcode", to->postcode);
    put_str(a, "country", to->country);
    put_str(a, "country_name", country_name(all, n, to->country));
}

/* How to pay what is still open, where no processor asks for it. */
static void
put_payment(struct req *req, json_t *o, const struct order *order)
{
    put_str(o, "payment", order->method);
    if (order_is_waiting(order) && order->method != NULL)
        pay_put_how(req->ctx->conf, o, order);
    put_str(o, "payment_reference",
        order_has_processor(order) ? order->intent : NULL);
}

static enum rc
put_address(struct req *req, json_t *o, const struct order *order)
{
    json_t *a = put_object(o, "address");
    const struct country *all;
    size_t n;

    TRY(country_all(req->ctx, &all, &n));
    put_invoice_to(o, &order->invoice, all, n);
    put_str(a, "name", order->name);
    put_str(a, "line1", order->line1);
    put_str(a, "line2", order->line2);
    put_str(a, "city", order->city);
    put_str(a, "postcode", order->postcode);
    put_str(a, "country", order->country);
    put_str(a, "country_name", country_name(all, n, order->country));
    return OK;
}

enum rc
order_put(struct req *req, json_t *o, const struct order *order)
{
    struct sums sums;

    order_put_brief(o, order);
    order_put_parts(req, o, order);
    sums_of_order(req->ctx, order, &sums);
    sums_put(req->ctx, put_object(o, "sums"), &sums);
    put_str(o, "cart", order->cart_id);
    put_str(o, "cart_name", order->cart_name);
    put_str(o, "email", order->email);
    put_str(o, "card", order->card);
    put_payment(req, o, order);
    put_str(o, "tracking", order->tracking);
    put_str(o, "carrier", order->carrier);
    put_money(o, "refunded", order->refunded);
    if (order->invoice_no > 0)
        put_int(o, "invoice", order->invoice_no);
    put_time(o, "placed_at", order->placed_at);
    put_time(o, "expires_at", order->expires_at);
    put_time(o, "paid_at", order->paid_at);
    put_time(o, "cancelled_at", order->cancelled_at);
    return put_address(req, o, order);
}
