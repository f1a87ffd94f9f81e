#include "pay/sums.h"

#include "base/log.h"
#include "web/page.h"

static struct money
less(struct money a, struct money b)
{
    struct money rest = a;

    if (!money_sub(a, b, &rest))
        bug("a total that overflows was kept");
    return rest;
}

void
sums_tax(
    struct sums *sums, int64_t bp, struct money base, struct money tax)
{
    sums->taxes[sums->ntaxes++] = (struct tax_sum){ bp, base, tax };
}

void
sums_begin(TALLOC_CTX *mem, struct sums *sums, size_t n)
{
    const struct total *t = &sums->total;

    sums->taxes =
        talloc_zero_array(mem, struct tax_sum, (unsigned)n + 1);
    sums->ntaxes = 0;
    sums_tax(sums, t->shipping_tax_bp,
        less(t->shipping, t->shipping_discount), t->shipping_tax);
}

static struct total
total_of(const struct order *o)
{
    struct total t = { .rule = o->rule,
        .shipping = o->shipping,
        .shipping_tax_bp = o->shipping_tax_bp,
        .discount_by = { .percent_bp = o->voucher_bp },
        .items = o->items,
        .discount = o->discount,
        .shipping_discount = o->discount,
        .shipping_tax = o->shipping_tax,
        .tax = o->tax,
        .tax_added = o->tax_added,
        .total = o->total };

    if (o->voucher_bp > 0)
        t.discount_by.kind = DISCOUNT_PERCENT;
    if (!money_add(o->items, o->shipping, &t.gross))
        bug("order %s overflows", o->id);
    for (size_t i = 0; i < o->nlines; i++)
        t.shipping_discount =
            less(t.shipping_discount, o->lines[i].discount);
    return t;
}

void
sums_of_order(TALLOC_CTX *mem, const struct order *o, struct sums *out)
{
    *out = (struct sums){ .total = total_of(o),
        .shipping_name = o->shipping_name,
        .voucher = o->voucher };
    sums_begin(mem, out, o->nlines);
    for (size_t i = 0; i < o->nlines; i++)
        sums_tax(
            out, o->lines[i].tax_bp, o->lines[i].sum, o->lines[i].tax);
}

static void
put_taxes(TALLOC_CTX *mem, json_t *o, struct sums *s)
{
    json_t *taxes = put_array(o, "taxes");

    s->ntaxes = tax_sums(s->taxes, s->ntaxes);
    for (size_t i = 0; i < s->ntaxes; i++) {
        json_t *tax = add_object(taxes);

        put_int(tax, "rate_bp", s->taxes[i].bp);
        put_str(tax, "_rate", tax_rate_text(mem, s->taxes[i].bp));
        put_money(tax, "base", s->taxes[i].base);
        put_money(tax, "tax", s->taxes[i].tax);
    }
}

void
sums_put(TALLOC_CTX *mem, json_t *o, struct sums *s)
{
    const struct total *t = &s->total;

    put_money(o, "items", t->items);
    put_money(o, "discount", t->discount);
    put_money(o, "shipping", t->shipping);
    put_money(o, "shipping_tax", t->shipping_tax);
    put_money(o, "shipping_discount", t->shipping_discount);
    put_money(o, "before_discount", t->gross);
    put_money(o, "tax", t->tax);
    put_money(o, "tax_added", t->tax_added);
    put_bool(o, "prices_exclude_tax", t->rule.added);
    put_str(o, "tax_rounded", t->rule.per_order ? "order" : "line");
    put_money(o, "total", t->total);
    put_str(o, "shipping_name", s->shipping_name);
    put_str(o, "voucher", s->voucher);
    put_str(o, "_percent",
        t->discount_by.kind == DISCOUNT_PERCENT
            ? tax_rate_text(mem, t->discount_by.percent_bp)
            : NULL);
    put_taxes(mem, o, s);
}
