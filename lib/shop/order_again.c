#include "shop/order_again.h"

#include <talloc.h>

static bool
same(struct money a, struct money b)
{
    return money_cmp(a, b) == 0;
}

/* What its voucher did, by what is known of it. */
static bool
discount_of(const struct order *o, struct discount *out)
{
    struct money lines = money_of(0, o->total.cur);

    for (size_t i = 0; i < o->nlines; i++)
        if (!money_add(lines, o->lines[i].discount, &lines))
            return false;
    *out = (struct discount){ .kind = DISCOUNT_AMOUNT, .amount = lines };
    if (o->voucher_bp > 0)
        *out = (struct discount){ .kind = DISCOUNT_PERCENT,
            .percent_bp = o->voucher_bp };
    else if (!same(lines, o->discount))
        out->kind = DISCOUNT_SHIPPING;
    return true;
}

static bool
lines_agree(
    const struct order *o, const struct total_line *lines)
{
    for (size_t i = 0; i < o->nlines; i++)
        if (!same(lines[i].discount, o->lines[i].discount) ||
            !same(lines[i].sum, o->lines[i].sum) ||
            !same(lines[i].tax, o->lines[i].tax))
            return false;
    return true;
}

static bool
sums_agree(const struct order *o, const struct total *t)
{
    return same(t->items, o->items) && same(t->discount, o->discount) &&
        same(t->shipping_tax, o->shipping_tax) && same(t->tax, o->tax) &&
        same(t->tax_added, o->tax_added) && same(t->total, o->total);
}

bool
order_comes_to_the_same(const struct order *o)
{
    struct total t = { .rule = o->rule,
        .shipping = o->shipping,
        .shipping_tax_bp = o->shipping_tax_bp };
    struct total_line *lines =
        talloc_zero_array(NULL, struct total_line, (unsigned)o->nlines);
    bool agree;

    for (size_t i = 0; i < o->nlines; i++) {
        lines[i].unit = o->lines[i].unit;
        lines[i].quantity = o->lines[i].quantity;
        lines[i].tax_bp = o->lines[i].tax_bp;
    }
    agree = discount_of(o, &t.discount_by) &&
        total_up(&t, lines, o->nlines) && lines_agree(o, lines) &&
        sums_agree(o, &t);
    talloc_free(lines);
    return agree;
}
