/*
 * The admin's list of products: of any state, found by words of the index,
 * narrowed, sorted by a key. No page costs more than another.
 */
#ifndef SHOP_PRODUCT_LIST_H
#define SHOP_PRODUCT_LIST_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

enum { PRODUCT_LIST_PAGE = 50, COUNT_MAX = 1000 };

enum product_sort { BY_CHANGE, BY_NAME, BY_PRICE, BY_STOCK, SORTS };

/* What is NULL, false or 0 narrows nothing. */
struct product_filter {
    const char *q;        /* words; the last may be the beginning of one */
    const char *status;   /* "draft", "published", "archived" */
    const char *stock;    /* "out", "low": of some variant that is sold */
    const char *missing;  /* "price", "picture" */
    const char *brand, *tax_class;
    bool offer;
    int64_t category;     /* with all below it */
    const char *found;    /* what q finds: JSON ids, NULL without q */
};

struct product_entry {
    int64_t id, variants, stock; /* stock: what can be sold */
    const char *sku, *name, *status, *category, *picture, *updated;
    struct money price;          /* minor -1: it has none */
    const char *key;             /* what it is sorted by, as place has it */
};

/* How a page is sorted, and behind which entry it begins. */
struct product_place {
    enum product_sort sort;
    const char *key; /* NULL: from the first */
    int64_t id;
};

/* Looks up the words; before the functions below. */
enum rc product_filter_words(
    struct ctx *ctx, struct product_filter *filter) MUST_CHECK;

/* To and from a job's params. */
json_t *product_filter_put(const struct product_filter *filter);
void product_filter_of(struct ctx *ctx, const json_t *params,
    struct product_filter *out);

/* One more than a page, if there are more. */
enum rc product_find(struct ctx *ctx, const struct product_filter *filter,
    const struct product_place *from, struct product_entry **out,
    size_t *n) MUST_CHECK;

/* How many it finds, COUNT_MAX + 1 for more. */
enum rc product_found(struct ctx *ctx, const struct product_filter *filter,
    int64_t *out) MUST_CHECK;

/* The next n of at most max ids after one. */
struct product_ids {
    int64_t *at, after;
    size_t max, n;
};

/* Looks up the words itself. */
enum rc product_pick(struct ctx *ctx, struct product_filter *filter,
    struct product_ids *out) MUST_CHECK;

/* Each at most COUNT_MAX + 1. */
struct product_counts {
    int64_t all, draft, published, archived, low, offer;
};

enum rc product_count(
    struct ctx *ctx, struct product_counts *out) MUST_CHECK;

#endif
