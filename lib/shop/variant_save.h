/*
 * Writing a grid of variants: few statements, however many cells. All of it
 * inside the caller's transaction, which locked the product.
 */
#ifndef SHOP_VARIANT_SAVE_H
#define SHOP_VARIANT_SAVE_H

#include "shop/variant.h"

/* A combination and the item that it is, or is to be. */
struct grid_cell {
    const char *key, *sku;
    bool is_new;
    int64_t active;
    /* Of a new one; compare 0: no offer. */
    int64_t price, compare, stock;
};

struct grid_save {
    int64_t product;
    const struct grid_option *options;
    size_t noptions;
    const struct grid_cell *cells; /* all of them, in their order */
    size_t n;
};

/*
 * Makes the new ones, with price and opening stock, brings retired ones
 * back, and gives all of them their places, options and state.
 */
enum rc variant_save(struct ctx *ctx, const struct grid_save *s) MUST_CHECK;

/*
 * Takes items out of the grid, with places after `after`: retires them; with
 * may_go, those that were never ordered or counted are deleted.
 */
enum rc variant_drop(struct ctx *ctx, int64_t after, const char *const *skus,
    size_t n, bool may_go) MUST_CHECK;

/*
 * One price for all that are in the grid;
 * those that had another get a row of catalog.price. *changed counts them.
 */
enum rc variant_price_all(struct ctx *ctx, int64_t product, int64_t price,
    int64_t compare, int64_t *changed) MUST_CHECK;

/* The first of these SKUs that an item or a product has already, or NULL. */
enum rc variant_taken(struct ctx *ctx, const char *const *skus, size_t n,
    const char **out) MUST_CHECK;

#endif
