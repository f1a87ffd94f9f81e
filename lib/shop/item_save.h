/* Writing what is sold: items with price, options and first stock. */
#ifndef SHOP_ITEM_SAVE_H
#define SHOP_ITEM_SAVE_H

#include <stdbool.h>

#include "shop/product_save.h"

struct item_option {
    const char *name, *value;
};

struct item_save {
    const char *sku;
    int64_t position; /* among the variants, from 1; PRODUCT_KEEP: the last */
    int64_t active;
    int64_t price, compare;            /* minor units; compare 0: no sale */
    int64_t weight_g;                  /* 0: unknown */
    const char *gtin;                  /* "": none */
    const struct item_option *options; /* NULL leaves them */
    size_t noptions;
    int64_t stock; /* of a new item; PRODUCT_KEEP: none */
    bool is_first; /* its product is new: there is no item yet */
    bool of_offer; /* an offer that begins or ends writes its price */
    bool no_sale;  /* compare 0 says nothing of an offer with dates */
};

/*
 * Finds the item by its SKU or makes it. A row of catalog.price is written
 * when the price is new. CONFLICT: the SKU is another product's; INVALID: a
 * new item without a price. The stock of a known item is left alone. An
 * offer that runs follows the new price (offer_follow.h).
 */
enum rc item_save(struct ctx *ctx, int64_t product, const struct item_save *i,
    enum saved *saved) MUST_CHECK;

/* Whether an item or a product has this SKU. */
enum rc item_exists(
    struct ctx *ctx, const char *sku, bool *exists) MUST_CHECK;

#endif
