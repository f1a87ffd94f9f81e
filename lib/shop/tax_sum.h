/* What an order says about tax, rate by rate. */
#ifndef SHOP_TAX_SUM_H
#define SHOP_TAX_SUM_H

#include <stddef.h>
#include <stdint.h>
#include <talloc.h>

#include "base/money.h"

struct tax_sum {
    int64_t bp;
    struct money base; /* what it is taken of, after any discount */
    struct money tax;
};

/*
 * Puts parts of one rate together, the highest rate first, and leaves out
 * what is taken of nothing. Returns how many are left.
 */
size_t tax_sums(struct tax_sum *parts, size_t n);

/* "23%", "5.5%", "27.25%" */
char *tax_rate_text(TALLOC_CTX *mem, int64_t bp);

#endif
