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

/* One rate's tax on a sum. */
static bool
tax_on(const struct total *t, struct money sum, int64_t bp, struct money *out)
{
    if (bp < 0)
        return false;
    return t->rule.added ? money_rate(sum, bp, out)
                         : money_tax_within(sum, bp, out);
}

/* What is taxed: a line, or the delivery. */
struct part {
    struct money sum, tax;
    int64_t bp;
};

/* All parts of one rate together, from the first of them on. */
static bool
tax_rate_once(const struct total *t, struct part *parts, size_t n, int64_t bp)
{
    int64_t weights[LINES_MAX + 1];
    struct money sum = money_of(0, t->shipping.cur), tax;
    struct money shares[LINES_MAX + 1];

    for (size_t i = 0; i < n; i++) {
        weights[i] = parts[i].bp == bp ? parts[i].sum.minor : 0;
        if (parts[i].bp == bp && !money_add(sum, parts[i].sum, &sum))
            return false;
    }
    if (!tax_on(t, sum, bp, &tax) || !money_share(tax, weights, n, shares))
        return false;
    for (size_t i = 0; i < n; i++)
        if (parts[i].bp == bp)
            parts[i].tax = shares[i];
    return true;
}

static bool
is_first_of_rate(const struct part *parts, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (parts[k].bp == parts[i].bp)
            return false;
    return true;
}

static bool
tax_parts(const struct total *t, struct part *parts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!t->rule.per_order) {
            if (!tax_on(t, parts[i].sum, parts[i].bp, &parts[i].tax))
                return false;
        } else if (is_first_of_rate(parts, i) &&
            !tax_rate_once(t, parts, n, parts[i].bp)) {
            return false;
        }
    }
    return true;
}

static bool
tax_lines(struct total *t, struct total_line *lines, size_t n)
{
    struct part parts[LINES_MAX + 1];

    for (size_t i = 0; i < n; i++) {
        struct total_line *l = &lines[i];

        if (!money_sub(l->goods, l->discount, &l->sum))
            return false;
        parts[i] = (struct part){ l->sum, l->sum, l->tax_bp };
    }
    parts[n] = (struct part){ t->shipping, t->shipping, t->shipping_tax_bp };
    if (!money_sub(t->shipping, t->shipping_discount, &parts[n].sum) ||
        !tax_parts(t, parts, n + 1))
        return false;
    t->shipping_tax = t->tax = parts[n].tax;
    for (size_t i = 0; i < n; i++) {
        lines[i].tax = parts[i].tax;
        if (!money_add(t->tax, lines[i].tax, &t->tax))
            return false;
    }
    return true;
}

static bool
add_up(struct total *t)
{
    t->tax_added = t->rule.added ? t->tax : money_of(0, t->tax.cur);
    return money_add(t->items, t->shipping, &t->gross) &&
        money_sub(t->gross, t->discount, &t->total) &&
        money_add(t->total, t->tax_added, &t->total);
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
        tax_lines(t, lines, n) && add_up(t);
}
