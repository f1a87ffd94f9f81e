/*
 * Lists of goods: those of a category or of a search, narrowed, counted,
 * sorted and paged by key in one pass over packed pages.
 */
#ifndef SHOP_LISTING_H
#define SHOP_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/facet.h"
#include "shop/search.h"

enum list_sort {
    SORT_RELEVANCE, /* without a search: the shop's own order */
    SORT_NAME,
    SORT_PRICE,
    SORT_PRICE_DOWN,
    SORT_NEW
};

enum { LIST_PAGE = 24 };

/* Where a product stands in an order: by number, then name, then product. */
struct list_key {
    int64_t number;
    uint32_t product;
    const char *name;
    size_t name_length;
};

struct list_query {
    int64_t category;               /* 0: the whole shop */
    const struct search_hits *hits; /* NULL: no search */
    const struct facet_choice *choices;
    size_t nchoices;
    int64_t price_min, price_max; /* minor units, both included */
    bool in_stock;                /* only what can be had */
    enum list_sort sort;
    const struct list_key *after; /* NULL: from the first on */
};

struct list_result {
    int64_t products[LIST_PAGE];
    size_t n;
    struct list_key last;  /* of them */
    size_t total, before;  /* in the list, and ahead of this page */
    uint32_t *counts;      /* by place in facets->values */
};

/*
 * A facet's counts ignore what is chosen of that facet itself. *facets are
 * those that the counts belong to.
 */
enum rc listing_find(struct ctx *ctx, const struct list_query *query,
    const struct facets **facets, struct list_result *out) MUST_CHECK;

/* A key as text for an address, and back; false if it is none. */
char *list_key_text(TALLOC_CTX *mem, const struct list_key *key);
bool list_key_read(const char *text, struct list_key *out);

#endif
