#include "shop/total.h"

enum { LINES_MAX = 200, ALL_BP = 10000 };

bool
total_goods(struct total_line *lines, size_t n, const char *currency,
    struct money *out)
{
    struct money sum = money_of(0, currency);

    for (size_t i = 0; i < n; i++) {
        struct total_line *l = &lines[i];

        if (l->quantity < 0 || l->unit.minor < 0 ||
            !money_mul(l->unit, l->quantity, &l->goods) ||
            !money_add(sum, l->goods, &sum))
            return false;
    }
    *out = sum;
    return true;
}

static bool
goods_discount(const struct total *t, struct money *out)
{
    const struct discount *d = &t->discount_by;

    *out = money_of(0, t->items.cur);
    switch (d->kind) {
    case DISCOUNT_PERCENT:
        return d->percent_bp >= 0 && d->percent_bp <= ALL_BP &&
            money_rate(t->items, d->percent_bp, out);
    case DISCOUNT_AMOUNT:
        if (d->amount.minor < 0 || !money_add(*out, d->amount, out))
            return false;
        if (money_cmp(*out, t->items) > 0)
            *out = t->items;
        return true;
    default:
        return true;
    }
}

static bool
share_discount(struct money discount, struct total_line *lines, size_t n)
{
    int64_t weights[LINES_MAX];
    struct money parts[LINES_MAX];

    if (n == 0)
        return discount.minor == 0;
    if (n > LINES_MAX)
        return false;
    for (size_t i = 0; i < n; i++)
        weights[i] = lines[i].goods.minor;
    if (!money_share(discount, weights, n, parts))
        return false;
    for (size_t i = 0; i < n; i++)
        lines[i].discount = parts[i];
    return true;
}

static bool
tax_lines(struct total *t, struct total_line *lines, size_t n)
{
    struct money shipping;

    if (!money_sub(t->shipping, t->shipping_discount, &shipping) ||
        !money_tax_within(shipping, t->shipping_tax_bp, &t->shipping_tax))
        return false;
    t->tax = t->shipping_tax;
    for (size_t i = 0; i < n; i++) {
        struct total_line *l = &lines[i];

        if (!money_sub(l->goods, l->discount, &l->sum) ||
            !money_tax_within(l->sum, l->tax_bp, &l->tax) ||
            !money_add(t->tax, l->tax, &t->tax))
            return false;
    }
    return true;
}

bool
total_up(struct total *t, struct total_line *lines, size_t n)
{
    struct money off;

    if (!total_goods(lines, n, t->shipping.cur, &t->items) ||
        !goods_discount(t, &off) || !share_discount(off, lines, n))
        return false;
    t->shipping_discount = t->discount_by.kind == DISCOUNT_SHIPPING
        ? t->shipping
        : money_of(0, t->shipping.cur);
    return money_add(off, t->shipping_discount, &t->discount) &&
        tax_lines(t, lines, n) &&
        money_sub(t->items, t->discount, &t->total) &&
        money_add(t->total, t->shipping, &t->total);
}
