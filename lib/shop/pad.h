/*
 * An order pad: many SKUs and quantities at once, typed or pasted, a line
 * each. What is wrong is said of its line.
 */
#ifndef SHOP_PAD_H
#define SHOP_PAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/cart.h"
#include "shop/cart_update.h"

struct pad_line {
    int64_t no;         /* which line of the text, from 1 */
    const char *typed;  /* without its line break */
    const char *sku;
    const char *amount; /* the quantity as typed; NULL: none, so 1 */
    int64_t quantity;   /* 0 if it is none */
    const char *error;  /* NULL, unknown_sku, unpublished, not_a_quantity,
                           out_of_bounds, line_full */
    const char *near;   /* the one SKU that may have been meant, or NULL */
};

struct pad {
    struct pad_line *at; /* lines that are not empty */
    size_t n, good;
};

/*
 * Takes the text apart: a SKU and a quantity, between them a tab, or else a
 * comma or semicolon, or else blanks.
 */
void pad_read(struct ctx *ctx, const char *text, struct pad *out);

/*
 * Looks up the SKUs, in a number of statements that does not grow with the
 * pad, and adds up what the cart (may be NULL) already holds. At most
 * CART_LINES_MAX lines.
 */
enum rc pad_check(struct ctx *ctx, const struct cart *into,
    struct pad *pad) MUST_CHECK;

/* Marks every line of the SKU that is not marked yet. */
void pad_mark(struct pad *pad, const char *sku, const char *error);

/* What the good lines add, each SKU once. */
size_t pad_changes(
    struct ctx *ctx, const struct pad *pad, struct cart_change **out);

/* The lines that are not good, as they were typed. */
const char *pad_rest(struct ctx *ctx, const struct pad *pad);

#endif
