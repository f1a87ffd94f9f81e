#include "shop/shipping_step.h"

static bool
holds(const struct shipping_step *s, int64_t weight_g, struct money goods)
{
    return weight_g <= s->up_to_g && money_cmp(goods, s->from) >= 0;
}

static bool
goes_before(const struct shipping_step *a, const struct shipping_step *b)
{
    if (a->up_to_g != b->up_to_g)
        return a->up_to_g < b->up_to_g;
    return money_cmp(a->from, b->from) > 0;
}

const struct shipping_step *
shipping_step_for(const struct shipping_step *steps, size_t n,
    int64_t weight_g, struct money goods)
{
    const struct shipping_step *best = NULL;

    for (size_t i = 0; i < n; i++)
        if (holds(&steps[i], weight_g, goods) &&
            (best == NULL || goes_before(&steps[i], best)))
            best = &steps[i];
    return best;
}

bool
shipping_free_from(const struct shipping_step *steps, size_t n,
    int64_t weight_g, struct money *out)
{
    bool found = false;

    for (size_t i = 0; i < n; i++) {
        const struct shipping_step *s = &steps[i];

        /* what comes free by one step may cost again by another */
        if (s->price.minor > 0 ||
            shipping_step_for(steps, n, weight_g, s->from) != s)
            continue;
        if (!found || money_cmp(s->from, *out) < 0)
            *out = s->from;
        found = true;
    }
    return found;
}

char *
weight_text(TALLOC_CTX *mem, int64_t weight_g)
{
    char *text = talloc_asprintf(mem, "%lld.%03lld",
        (long long)(weight_g / 1000), (long long)(weight_g % 1000));
    size_t n = talloc_get_size(text) - 1;

    while (text[n - 1] == '0')
        n--;
    if (text[n - 1] == '.')
        n--;
    return talloc_asprintf(mem, "%.*s kg", (int)n, text);
}
