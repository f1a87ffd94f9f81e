#include "pay/order_mail_tree.h"

#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/str.h"
#include "pay/how.h"
#include "pay/sums.h"
#include "shop/order.h"
#include "shop/order_link.h"
#include "shop/order_refunds.h"
#include "shop/shipping.h"
#include "web/page.h"

void
order_mail_shop(struct ctx *ctx, json_t *tree)
{
    json_t *shop = put_object(tree, "shop");

    put_str(shop, "name", ctx->conf->shop.name);
    put_str(shop, "address", ctx->conf->shop.address);
    put_str(shop, "url", ctx->conf->shop.url);
}

static void
put_lines(json_t *o, const struct order *order)
{
    json_t *lines = put_array(o, "lines");

    for (size_t i = 0; i < order->nlines; i++) {
        const struct order_line *l = &order->lines[i];
        json_t *line = add_object(lines);
        struct money goods;

        if (!money_add(l->sum, l->discount, &goods))
            bug("an order that overflows was stored");
        put_str(line, "sku", l->sku);
        put_str(line, "name", l->name);
        put_str(line, "options", l->options);
        put_int(line, "quantity", l->quantity);
        put_money(line, "unit_price", l->unit);
        put_money(line, "line_total", goods);
        put_money(line, "discount", l->discount);
        put_money(line, "tax", l->tax);
    }
}

static void
put_sums(struct ctx *ctx, json_t *o, const struct order *order)
{
    struct sums sums;

    sums_of_order(ctx, order, &sums);
    sums_put(ctx, put_object(o, "sums"), &sums);
    put_money(o, "total", order->total);
}

static void
put_address(json_t *a, const struct invoice_to *to, const char *country)
{
    put_str(a, "name", to->name);
    put_str(a, "line1", to->line1);
    put_str(a, "line2", to->line2);
    put_str(a, "city", to->city);
    put_str(a, "postcode", to->postcode);
    put_str(a, "country", country);
}

static enum rc
put_addresses(struct ctx *ctx, json_t *o, const struct order *order)
{
    const struct invoice_to *other = &order->invoice;
    const struct country *all;
    size_t n;

    TRY(country_all(ctx, &all, &n));
    put_address(put_object(o, "address"),
        &(struct invoice_to){ order->name, order->line1, order->line2,
            order->city, order->postcode, NULL },
        country_name(all, n, order->country));
    if (other->name != NULL)
        put_address(put_object(o, "invoice_address"), other,
            country_name(all, n, other->country));
    return OK;
}

static void
put_refund(json_t *o, const struct order_refund *r)
{
    json_t *lines = put_array(o, "lines");

    put_money(o, "amount", r->amount);
    for (size_t i = 0; i < r->nlines; i++) {
        const struct order_refund_line *l = &r->lines[i];
        json_t *line = add_object(lines);

        put_int(line, "quantity", l->quantity);
        put_bool(line, "delivery", l->line_no == 0);
        put_str(line, "name", l->name);
        put_str(line, "options", l->options);
        put_money(line, "amount", l->amount);
    }
}

static void
put_parcel(json_t *parcel, const struct order *order,
    const struct order_refund *all, size_t n)
{
    json_t *lines = put_array(parcel, "lines");

    put_str(parcel, "tracking", order->tracking);
    put_str(parcel, "carrier", order->carrier);
    for (size_t i = 0; i < order->nlines; i++) {
        const struct order_line *l = &order->lines[i];
        int64_t pieces = l->quantity - order_pieces_back(all, n, l->sku);
        json_t *line;

        if (pieces <= 0)
            continue;
        line = add_object(lines);
        put_int(line, "quantity", pieces);
        put_str(line, "name", l->name);
        put_str(line, "options", l->options);
    }
}

/* What mails about a parcel or about money, back or never had, tell. */
static enum rc
put_deed(struct ctx *ctx, json_t *tree, const struct outbox_mail *row,
    const struct order *order)
{
    struct order_refund *all;
    size_t n;

    TRY(order_refunds(ctx, order->id, &all, &n));
    put_bool(tree, "money_back", n > 0);
    put_bool(tree, "came_back", strcmp(order->fulfilment, "new") != 0);
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].id, row->part) == 0)
            put_refund(put_object(tree, "refund"), &all[i]);
    put_parcel(put_object(tree, "parcel"), order, all, n);
    return OK;
}

/* While it is still to be paid, and not by the processor. */
static void
put_how(struct ctx *ctx, json_t *o, const struct order *order)
{
    put_str(o, "payment", order->method);
    if (order->method != NULL && order_is_waiting(order))
        pay_put_how(ctx->conf, o, order);
}

static enum rc
put_order(struct ctx *ctx, json_t *tree, const struct order *order)
{
    json_t *o = put_object(tree, "order");

    put_str(o, "number", order->number);
    put_str(o, "email", order->email);
    put_str(o, "state", order_public_state(order));
    put_str(o, "card", order->card);
    put_time(o, "placed_at", order->placed_at);
    put_lines(o, order);
    put_sums(ctx, o, order);
    put_how(ctx, o, order);
    return put_addresses(ctx, o, order);
}

/* A person signs in to see it; a guest's link says by itself that it may. */
static enum rc
put_link(struct ctx *ctx, json_t *tree, const struct order *order)
{
    const char *link = order->sub != NULL
        ? talloc_asprintf(ctx, "%s/account/orders/%s", ctx->conf->shop.url,
              order->id)
        : order_link(ctx, order->id);

    put_str(tree, "link", link);
    return link != NULL ? OK : BUSY;
}

enum rc
order_mail_tree(struct ctx *ctx, const struct outbox_mail *row, json_t **out)
{
    const struct conf *conf = ctx->conf;
    struct order *order;
    const char *alert = NULL;

    if (strcmp(row->kind, "invitation") == 0)
        return invitation_mail_tree(ctx, row, out);
    if (str_starts(row->kind, "withdrawal"))
        return withdrawal_mail_tree(ctx, row, out);
    if (row->order_id == NULL)
        return books_mail_tree(ctx, row, out);
    *out = json_object();
    TRY(order_get(ctx, row->order_id, &order));
    order_mail_shop(ctx, *out);
    TRY(put_link(ctx, *out, order));
    put_str(*out, "admin_link",
        talloc_asprintf(ctx, "%s/orders/%s", conf->admin.url, order->id));
    if (strcmp(row->kind, "owner_alert") == 0)
        TRY(outbox_alert(ctx, row->part, &alert));
    put_str(*out, "alert", alert);
    TRY(put_deed(ctx, *out, row, order));
    return put_order(ctx, *out, order);
}
