/*
 * The variants of a product as a grid: up to three options, and an item for
 * each combination of their values. What is not in the grid any more but was
 * ordered or counted stays as a retired item, and comes back with its SKU
 * when its combination does.
 */
#ifndef SHOP_VARIANT_H
#define SHOP_VARIANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum {
    GRID_OPTIONS = 3,
    GRID_CELLS = 2000,
    GRID_PAGE = 100,
    GRID_NAME = 64,  /* characters of an option's name */
    GRID_VALUE = 120 /* and of a value */
};

struct grid_option {
    const char *name;
    const char **values; /* as they show; "|" is in none */
    char **codes;        /* what SKUs call them; by grid_codes */
    size_t n;
};

struct grid_item {
    const char *sku, *options, *currency;
    const char *key; /* its values: "Moss|Plain"; "" if it has none */
    const char *names; /* of its options, likewise */
    int64_t position, active, retired, price, compare, on_hand, reserved;
    bool counted; /* has moves of stock, so it was ordered or counted */
};

struct grid {
    struct grid_option options[GRID_OPTIONS];
    size_t noptions; /* 0: sold as it is */
    struct grid_item *items; /* by position, the retired ones too */
    size_t nitems;
    bool uneven; /* its items have other options: no grid shows them */
};

/* The options are those of the items that are not retired. */
enum rc variant_grid(
    struct ctx *ctx, int64_t product, struct grid *out) MUST_CHECK;

/* Of these options; 0 if there are more than GRID_CELLS. */
size_t grid_size(const struct grid_option *options, size_t n);

/* The values of combination number i, the last option counting fastest. */
char *grid_key(TALLOC_CTX *mem, const struct grid_option *options, size_t n,
    size_t i);

/* The same for people: "Moss, Plain". */
char *grid_text(TALLOC_CTX *mem, const char *key);

/* An item by its combination, rather one that is not retired; or NULL. */
const struct grid_item *grid_find(const struct grid *grid, const char *key);

/*
 * What a value of the grid is called in the options asked for, if it looks
 * renamed: its option has as many values as before, and the one in its place
 * is new. Else the value itself.
 */
const char *grid_renamed(const struct grid *grid,
    const struct grid_option *options, size_t n, size_t option,
    const char *value);

/* As many letters of each value as tell it from the others: "MOS". */
void grid_codes(TALLOC_CTX *mem, struct grid_option *o);

/* A SKU for a combination: "STL-MOS-PLA". */
char *grid_sku(TALLOC_CTX *mem, const char *base,
    const struct grid_option *options, size_t n, size_t i);

#endif
