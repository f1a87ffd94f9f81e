#include <string.h>

#include "base/conf.h"
#include "base/rand.h"
#include "checkout/checkout_form.h"
#include "checkout/pages.h"
#include "frame/order_data.h"
#include "pay/settle.h"
#include "shop/address.h"
#include "shop/cart_carried.h"
#include "shop/shipping_step.h"
#include "web/page.h"

static void
put_lines(struct req *req, json_t *data, const struct quote *quote)
{
    json_t *lines = put_array(data, "lines");

    for (size_t i = 0; i < quote->n; i++) {
        const struct priced *l = &quote->lines[i];
        const struct total_line *s = &quote->sums[i];
        struct goods_line g = { l->sku, l->name, l->options, l->slug,
            l->image, l->quantity, l->unit, s->goods, s->discount, s->tax };
        json_t *o = add_object(lines);

        goods_put(req, o, &g);
        put_bool(o, "can_be_had", priced_can_be_had(l));
    }
}

/* The lines that are short, as the 409 out_of_stock names them. */
static bool
put_missing(json_t *data, const struct quote *quote)
{
    json_t *missing = put_array(data, "missing");

    for (size_t i = 0; i < quote->n; i++) {
        const struct priced *l = &quote->lines[i];
        json_t *o;

        if (priced_can_be_had(l))
            continue;
        o = add_object(missing);
        put_str(o, "sku", l->sku);
        put_str(o, "_name", l->name);
        put_int(o, "wanted", l->quantity);
        put_int(o, "available",
            l->for_sale && l->available > 0 ? l->available : 0);
    }
    return json_array_size(missing) > 0;
}

static void
put_shipping(json_t *data, const struct quote *quote)
{
    json_t *list = put_array(data, "shipping");

    for (size_t i = 0; i < quote->ways.n; i++) {
        const struct shipping *m = &quote->ways.at[i];
        json_t *o = add_object(list);

        put_str(o, "id", m->code);
        put_str(o, "name", m->name);
        put_str(o, "hint", m->hint);
        put_money(o, "price", m->price);
        put_bool(o, "chosen", m == quote->method);
    }
}

static enum rc
put_countries(struct req *req, json_t *data, const char *chosen)
{
    json_t *list = put_array(data, "countries");
    const struct country *all;
    size_t n;

    TRY(country_all(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "code", all[i].code);
        put_str(o, "name", all[i].name);
        put_bool(o, "chosen", strcmp(all[i].code, chosen) == 0);
    }
    return OK;
}

static void
put_address(json_t *list, const struct address *a, bool chosen)
{
    json_t *o = add_object(list);

    put_str(o, "id", a->id);
    put_str(o, "name", a->name);
    put_str(o, "line1", a->line1);
    put_str(o, "line2", a->line2);
    put_str(o, "city", a->city);
    put_str(o, "postcode", a->postcode);
    put_str(o, "country", a->country);
    put_bool(o, "chosen", chosen);
}

static enum rc
put_addresses(struct req *req, json_t *data)
{
    json_t *list = put_array(data, "addresses");
    const char *chosen = NULL;
    struct address *all;
    size_t n;

    if (req->session.sub == NULL)
        return OK;
    if (req->form.n > 0)
        chosen = form_str(&req->form, ADDRESS);
    put_bool(page_view(req), "new_address",
        chosen != NULL ? strcmp(chosen, "new") == 0 : req->form.n > 0);
    TRY(address_list(req->ctx, req->session.sub, &all, &n));
    for (size_t i = 0; i < n; i++)
        put_address(list, &all[i],
            chosen != NULL ? strcmp(chosen, all[i].id) == 0
                           : i == 0 && req->form.n == 0);
    return OK;
}

/* A cart that is not open has a page that says where to go. */
static void
put_taken(struct req *req, const struct quoted_cart *cart)
{
    bool ordering = strcmp(cart->state, "ordering") == 0;

    page_template(req, "checkout/taken");
    page_own_error(req, 409, ordering ? "cart_ordering" : "cart_purchased");
    put_str(page_data(req), "cart", cart->id);
    put_str(page_data(req), "order", cart->order_id);
}

static void
put_sums(struct req *req, json_t *data, const struct quote *quote)
{
    struct sums sums = { .total = quote->total,
        .shipping_name =
            quote->method != NULL ? quote->method->name : NULL,
        .voucher = quote->has_voucher ? quote->voucher.code : NULL };

    sums_begin(req->ctx, &sums, quote->n);
    for (size_t i = 0; i < quote->n; i++)
        sums_tax(&sums, quote->sums[i].tax_bp, quote->sums[i].sum,
            quote->sums[i].tax);
    put_money(data, "total", quote->total.total);
    sums_put(req->ctx, put_object(data, "sums"), &sums);
}

/* Why nothing goes there: what goes at all is lighter, or worth more. */
static void
put_no_way(struct req *req, json_t *view, const struct quote *quote)
{
    const struct shipping_offer *ways = &quote->ways;

    put_bool(view, "no_way", ways->n == 0);
    if (ways->n > 0 || ways->heaviest_g == 0)
        return;
    if (quote->weight_g > ways->heaviest_g) {
        put_str(view, "weighs", weight_text(req->ctx, quote->weight_g));
        put_str(view, "heaviest", weight_text(req->ctx, ways->heaviest_g));
    } else if (money_cmp(quote->total.items, ways->least) < 0) {
        put_money(view, "least", ways->least);
    }
}

/* Why the voucher gives nothing, with the bound that it does not meet. */
static void
put_voucher(struct req *req, const struct quote *quote)
{
    const struct voucher *v = &quote->voucher;
    const char *why = v->why;
    json_t *o;

    if (why == NULL)
        return;
    form_refuse(&req->form, VOUCHER, why);
    o = put_object(page_data(req), "voucher_refused");
    put_str(o, "why", why);
    if (strcmp(why, "ended") == 0)
        put_time(o, "at", v->ends_at);
    if (strcmp(why, "not_yet") == 0)
        put_time(o, "at", v->starts_at);
    if (strcmp(why, "minimum") == 0)
        put_money(o, "minimum", v->minimum);
}

/* The error that the page shows is the one its caller has set, if any. */
static void
put_troubles(struct req *req, const struct quote *quote)
{
    json_t *view = page_view(req);
    bool missing = put_missing(page_data(req), quote);
    bool costs = quote->total.total.minor > 0;
    bool closed = costs &&
        json_is_false(json_object_get(page_data(req), "payment_possible"));

    put_bool(view, "costs", costs);
    put_bool(view, "missing", missing);
    put_bool(view, "closed", closed);
    put_no_way(req, view, quote);
    put_bool(view, "can_place",
        !missing && !closed && quote->method != NULL);
    put_voucher(req, quote);
}

/* What is wrong, by the words beside each field. */
static void
put_labels(struct req *req)
{
    size_t i;
    json_t *wrong;

    page_form(req);
    json_array_foreach (json_object_get(page_view(req), "wrong"), i, wrong) {
        const char *name = json_string_value(json_object_get(wrong, "name"));
        const char *code = talloc_asprintf(req->ctx, "label.%s", name);

        put_str(wrong, "label", page_words(req, code));
    }
}

static void
put_values(struct req *req, const struct order_wish *wish)
{
    const struct session *s = &req->session;

    page_form_value(req, "email", wish->email[0] ? wish->email : s->email);
    page_form_value(req, "name", wish->name[0] ? wish->name : s->name);
    page_form_value(req, "voucher", wish->voucher);
}

/* Where the redirect after the form leads. */
static const char *
payment_page(struct req *req)
{
    const struct conf *conf = req->ctx->conf;

    return conf->payment.page[0] != '\0' ? conf->payment.page
                                         : conf->payment.url;
}

static enum rc
put_page(struct req *req, const struct quoted_cart *cart,
    const struct order_wish *wish, const struct quote *quote)
{
    json_t *data = page_data(req);

    put_str(data, "cart", cart->id);
    put_str(data, "name",
        cart->name[0] != '\0' ? cart->name : page_words(req, "cart.unnamed"));
    put_int(data, "version", cart->version);
    put_str(data, "csrf", session_csrf(req->ctx, &req->session));
    put_str(data, "order_token", rand_token(req->ctx));
    put_lines(req, data, quote);
    put_shipping(data, quote);
    put_sums(req, data, quote);
    TRY(checkout_put_paying(req, wish,
        quote->total.total.minor > 0 && pay_ready(req->ctx) != OK));
    put_troubles(req, quote);
    if (req->form.n > 0)
        put_labels(req);
    put_values(req, wish);
    page_allow_form(req, payment_page(req));
    TRY(put_countries(req, data, wish->country));
    return put_addresses(req, data);
}

static enum rc
fill_open(struct req *req, const struct quoted_cart *cart,
    const struct order_wish *wish)
{
    struct order_wish w = *wish;
    struct quote quote;
    const char *person = order_person(req->ctx, w.sub, w.email);

    if (w.country[0] == '\0')
        w.country = req->ctx->conf->shop.country;
    TRY(quote_cart(req->ctx,
        &(struct quote_ask){ cart->id, w.country,
            w.shipping[0] != '\0' ? w.shipping : NULL, w.voucher, person },
        &quote));
    if (quote.method == NULL && quote.ways.n > 0) {
        w.shipping = "";
        return fill_open(req, cart, &w);
    }
    page_template(req, quote.n > 0 ? "checkout/show" : "checkout/taken");
    if (quote.n == 0) {
        put_str(page_data(req), "cart", cart->id);
        page_own_error(req, 409, "empty_cart");
        return OK;
    }
    return put_page(req, cart, &w, &quote);
}

enum rc
checkout_fill(struct req *req, const struct order_wish *wish)
{
    struct quoted_cart cart;

    if (wish->owner == NULL)
        return NOTFOUND;
    TRY(quoted_cart_get(req->ctx, wish->cart, wish->owner, &cart));
    if (strcmp(cart.state, "open") == 0)
        return fill_open(req, &cart, wish);
    put_taken(req, &cart);
    return OK;
}

/* Who signs in on this page may come back to a cart that was merged. */
static enum rc
show_carried(struct req *req)
{
    const char *into;

    TRY(cart_carried_into(
        req->ctx, req->session.owner, req->arg[0], &into));
    page_redirect(req, talloc_asprintf(req->ctx, "/checkout/%s", into));
    return OK;
}

enum rc
checkout_show_page(struct req *req)
{
    struct order_wish wish = { .cart = req->arg[0],
        .owner = req->session.owner,
        .sub = req->session.sub,
        .email = "",
        .name = "",
        .country = "",
        .shipping = "",
        .voucher = "",
        .payment = "" };
    enum rc rc = checkout_fill(req, &wish);

    return rc == NOTFOUND && wish.owner != NULL ? show_carried(req) : rc;
}
