#include "shop/tax_sum.h"

#include <stdlib.h>

#include "base/log.h"

static int
by_rate(const void *a, const void *b)
{
    const struct tax_sum *x = a, *y = b;

    return (x->bp < y->bp) - (x->bp > y->bp);
}

static void
add(struct tax_sum *to, const struct tax_sum *part)
{
    if (!money_add(to->base, part->base, &to->base) ||
        !money_add(to->tax, part->tax, &to->tax))
        bug("the parts of a total do not fit");
}

size_t
tax_sums(struct tax_sum *parts, size_t n)
{
    size_t kept = 0;

    qsort(parts, n, sizeof(parts[0]), by_rate);
    for (size_t i = 0; i < n; i++) {
        if (parts[i].base.minor == 0)
            continue;
        if (kept > 0 && parts[kept - 1].bp == parts[i].bp)
            add(&parts[kept - 1], &parts[i]);
        else
            parts[kept++] = parts[i];
    }
    return kept;
}

char *
tax_rate_text(TALLOC_CTX *mem, int64_t bp)
{
    long long whole = bp / 100, part = bp % 100;

    if (part == 0)
        return talloc_asprintf(mem, "%lld%%", whole);
    if (part % 10 == 0)
        return talloc_asprintf(mem, "%lld.%lld%%", whole, part / 10);
    return talloc_asprintf(mem, "%lld.%02lld%%", whole, part);
}
