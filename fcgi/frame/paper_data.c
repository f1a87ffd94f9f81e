#include "frame/paper_data.h"

#include <string.h>

#include "base/log.h"
#include "pay/sums.h"
#include "web/page.h"

static struct money
less(struct money a, struct money b)
{
    struct money rest = a;

    if (!money_sub(a, b, &rest))
        bug("an order that overflows was stored");
    return rest;
}

static const char *
number_text(struct req *req, int64_t n)
{
    return talloc_asprintf(req->ctx, "%lld", (long long)n);
}

static const char *
time_of(const struct order *order, const char *state)
{
    for (size_t i = 0; i < order->nhistory; i++)
        if (strcmp(order->history[i].to, state) == 0)
            return order->history[i].at;
    return NULL;
}

static const struct paper_column priced[] = { { "thing", 46, false },
    { "quantity", 8, true }, { "each", 16, true }, { "vat", 12, true },
    { "sum", 18, true } };

static void
put_lines(struct req *req, struct paper *p, const struct order *order)
{
    for (size_t i = 0; i < order->nlines; i++) {
        const struct order_line *l = &order->lines[i];
        struct paper_row *row = paper_row(req, p);
        struct money goods;

        if (!money_add(l->sum, l->discount, &goods))
            bug("an order that overflows was stored");
        row->cells[0] = talloc_asprintf(req->ctx, "%s\n%s",
            paper_thing(req, l->name, l->options), l->sku);
        row->cells[1] = number_text(req, l->quantity);
        row->cells[2] = money_text(req->ctx, l->unit);
        row->cells[3] = tax_rate_text(req->ctx, l->tax_bp);
        row->cells[4] = money_text(req->ctx, goods);
    }
}

/* Net and tax, rate by rate; added: the bases are net already. */
static void
put_taxes(struct req *req, struct paper *p, struct tax_sum *taxes, size_t n,
    bool added)
{
    n = tax_sums(taxes, n);
    for (size_t i = 0; i < n; i++) {
        const struct tax_sum *t = &taxes[i];
        const char *rate = tax_rate_text(req->ctx, t->bp);

        paper_sum(req, p,
            talloc_asprintf(req->ctx, "%s %s", paper_words(req, "net"), rate),
            added ? t->base : less(t->base, t->tax));
        paper_sum(req, p,
            talloc_asprintf(req->ctx, "%s %s", paper_words(req, "vat"), rate),
            t->tax);
    }
}

static void
put_sums(struct req *req, struct paper *p, const struct order *order)
{
    struct sums sums;

    sums_of_order(req->ctx, order, &sums);
    paper_sum(req, p, paper_words(req, "items"), order->items);
    if (order->discount.minor > 0)
        paper_sum(req, p,
            talloc_asprintf(req->ctx, "%s %s", paper_words(req, "voucher"),
                order->voucher != NULL ? order->voucher : ""),
            less(money_of(0, order->discount.cur), order->discount));
    paper_sum(req, p,
        talloc_asprintf(req->ctx, "%s: %s", paper_words(req, "delivery"),
            order->shipping_name),
        order->shipping);
    put_taxes(req, p, sums.taxes, sums.ntaxes, order->rule.added);
    paper_sum(req, p, paper_words(req, "total"), order->total)->strong = true;
}

static const char *
paid_how(struct req *req, const struct order *order)
{
    const char *method = order->method != NULL
        ? talloc_asprintf(req->ctx, "method.%s", order->method)
        : NULL;

    return talloc_asprintf(req->ctx, "%s %s%s%s%s%s.",
        paper_words(req, "paid"), paper_day(req, order->paid_at),
        method != NULL ? ": " : "",
        method != NULL ? page_words(req, method) : "",
        order->card != NULL && order->card[0] != '\0' ? ", " : "",
        order->card != NULL ? order->card : "");
}

enum rc
paper_invoice(struct req *req, const struct order *order, struct paper *out)
{
    if (order->invoice_no == 0)
        return NOTFOUND;
    paper_begin(req, out, "invoice", number_text(req, order->invoice_no));
    TRY(paper_to(req, out, order, &order->invoice));
    paper_fact(req, out, "dated", paper_day(req, order->paid_at));
    paper_fact(req, out, "order", order->number);
    paper_fact(req, out, "placed", paper_day(req, order->placed_at));
    paper_fact(req, out, "posted", paper_day(req, time_of(order, "shipped")));
    paper_columns(req, out, priced, COUNT(priced));
    put_lines(req, out, order);
    put_sums(req, out, order);
    out->closing = paid_how(req, order);
    return OK;
}

static int64_t
rate_of(const struct order *order, int64_t line_no)
{
    if (line_no < 1 || (uint64_t)line_no > order->nlines)
        return order->shipping_tax_bp;
    return order->lines[line_no - 1].tax_bp;
}

static void
add_tax(struct tax_sum *taxes, size_t *n, int64_t bp, struct money gross)
{
    struct money tax;

    if (gross.minor == 0)
        return;
    if (!money_tax_within(gross, bp, &tax))
        bug("a refund that overflows was stored");
    taxes[(*n)++] = (struct tax_sum){ bp, gross, tax };
}

/* What no line says is shared over what was bought, as it was paid for. */
static void
share_rest(struct req *req, const struct order *order, struct money rest,
    struct tax_sum *taxes, size_t *n)
{
    size_t parts = order->nlines + 1;
    int64_t *weights = talloc_array(req->ctx, int64_t, (unsigned)parts);
    struct money *shares =
        talloc_array(req->ctx, struct money, (unsigned)parts);

    weights[0] = order->shipping.minor;
    for (size_t i = 0; i < order->nlines; i++)
        weights[i + 1] = order->lines[i].sum.minor;
    if (!money_share(rest, weights, parts, shares))
        bug("a refund that overflows was stored");
    for (size_t i = 0; i < parts; i++)
        add_tax(taxes, n, rate_of(order, (int64_t)i), shares[i]);
}

static void
put_refund(struct req *req, struct paper *p, const struct order *order,
    const struct order_refund *r)
{
    struct tax_sum *taxes = talloc_array(req->ctx, struct tax_sum,
        (unsigned)(r->nlines + order->nlines + 1));
    struct money rest = r->amount;
    size_t n = 0;

    for (size_t i = 0; i < r->nlines; i++) {
        const struct order_refund_line *l = &r->lines[i];
        struct paper_row *row = paper_row(req, p);

        row->cells[0] = paper_thing(req, l->name, l->options);
        row->cells[1] = number_text(req, l->quantity);
        row->cells[3] =
            tax_rate_text(req->ctx, rate_of(order, l->line_no));
        row->cells[4] = money_text(req->ctx, l->amount);
        rest = less(rest, l->amount);
        add_tax(taxes, &n, rate_of(order, l->line_no), l->amount);
    }
    if (rest.minor > 0) {
        struct paper_row *row = paper_row(req, p);

        row->cells[0] = paper_words(req, "amount");
        row->cells[4] = money_text(req->ctx, rest);
        share_rest(req, order, rest, taxes, &n);
    }
    put_taxes(req, p, taxes, n, false);
    paper_sum(req, p, paper_words(req, "back"), r->amount)->strong = true;
}

enum rc
paper_credit(struct req *req, const struct order *order, const char *refund,
    struct paper *out)
{
    const struct order_refund *r = NULL;
    struct order_refund *all;
    size_t n;

    TRY(order_refunds(req->ctx, order->id, &all, &n));
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].id, refund) == 0 && all[i].credit_no > 0)
            r = &all[i];
    if (r == NULL)
        return NOTFOUND;
    paper_begin(req, out, "credit", number_text(req, r->credit_no));
    TRY(paper_to(req, out, order, &order->invoice));
    paper_fact(req, out, "dated", paper_day(req, r->done_at));
    paper_fact(req, out, "order", order->number);
    paper_fact(req, out, "invoice", number_text(req, order->invoice_no));
    paper_fact(req, out, "invoiced", paper_day(req, order->paid_at));
    paper_columns(req, out, priced, COUNT(priced));
    put_refund(req, out, order, r);
    return OK;
}

static const struct paper_column packed[] = { { "quantity", 12, true },
    { "thing", 56, false }, { "sku", 32, false } };

enum rc
paper_slip(struct req *req, const struct order *order, struct paper *out)
{
    struct order_refund *all;
    size_t n;

    TRY(order_refunds(req->ctx, order->id, &all, &n));
    paper_begin(req, out, "slip", order->number);
    TRY(paper_to(req, out, order, NULL));
    paper_fact(req, out, "placed", paper_day(req, order->placed_at));
    paper_fact(req, out, "delivery", order->shipping_name);
    paper_columns(req, out, packed, COUNT(packed));
    for (size_t i = 0; i < order->nlines; i++) {
        const struct order_line *l = &order->lines[i];
        int64_t pieces = l->quantity - order_pieces_back(all, n, l->sku);
        struct paper_row *row;

        if (pieces <= 0)
            continue;
        row = paper_row(req, out);
        row->cells[0] = number_text(req, pieces);
        row->cells[1] = paper_thing(req, l->name, l->options);
        row->cells[2] = l->sku;
    }
    out->closing = paper_words(req, "thanks");
    return OK;
}
