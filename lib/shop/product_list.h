/* Products as the admin lists them: of any state, last changed first. */
#ifndef SHOP_PRODUCT_LIST_H
#define SHOP_PRODUCT_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

enum { PRODUCT_LIST_PAGE = 50, STOCK_IS_LOW = 3 };

struct product_filter {
    const char *status; /* NULL: any */
    bool low;           /* a variant on sale has STOCK_IS_LOW or fewer */
    bool offer;         /* costs less than before */
    int64_t category;   /* with all below it; 0: any */
    const char *words;  /* part of the name or a SKU; NULL: any */
    /* Behind this product, NULL from the first. */
    const char *after_time;
    int64_t after;
};

struct product_entry {
    int64_t id, variants, stock; /* stock: what can be sold */
    const char *sku, *name, *status, *category, *picture, *updated;
    struct money price; /* minor -1: it has none */
};

/* One more than a page, if there are more. */
enum rc product_list(struct ctx *ctx, const struct product_filter *filter,
    struct product_entry **out, size_t *n) MUST_CHECK;

struct product_counts {
    int64_t draft, published, archived, low, offer;
};

enum rc product_count(
    struct ctx *ctx, struct product_counts *out) MUST_CHECK;

#endif
