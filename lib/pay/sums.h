/* How a total comes about, as pages, JSON and mails say it. */
#ifndef PAY_SUMS_H
#define PAY_SUMS_H

#include <jansson.h>
#include <talloc.h>

#include "shop/order.h"
#include "shop/tax_sum.h"
#include "shop/total.h"

struct sums {
    struct total total;
    const char *shipping_name, *voucher; /* voucher NULL: none */
    struct tax_sum *taxes; /* one a line and the delivery's, in any order */
    size_t ntaxes;
};

/* What a stored order says. */
void sums_of_order(
    TALLOC_CTX *mem, const struct order *order, struct sums *out);

/* Room for the taxes of n lines; the delivery's is filled in from total. */
void sums_begin(TALLOC_CTX *mem, struct sums *sums, size_t n);
void sums_tax(struct sums *sums, int64_t bp, struct money base,
    struct money tax);

/* Puts taxes together. */
void sums_put(TALLOC_CTX *mem, json_t *object, struct sums *sums);

#endif
