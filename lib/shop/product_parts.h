/*
 * What hangs on a product: categories, attribute values, pictures, related
 * products. Each function makes the rows as wanted and sets *changed to true
 * if they were not so already (else leaves it alone). Inside a transaction.
 */
#ifndef SHOP_PRODUCT_PARTS_H
#define SHOP_PRODUCT_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct product_value {
    const char *name, *value;
    bool visible;
};

struct product_image {
    const char *source; /* as the file or the person named it */
    const char *file;   /* NULL: not to be had */
    const char *alt;
    int64_t width, height; /* 0 with no file */
};

/* Ids of categories; the first is the one in the breadcrumbs. */
enum rc product_put_categories(struct ctx *ctx, int64_t product,
    const int64_t *ids, size_t n, bool *changed) MUST_CHECK;

/* *made is set if an attribute or a value is new to the shop. */
enum rc product_put_values(struct ctx *ctx, int64_t product,
    const struct product_value *values, size_t n, bool *changed,
    bool *made) MUST_CHECK;

/*
 * The pictures of the product (sku NULL) or of one of its items. One that
 * cannot be had keeps the file that the same source had before.
 */
enum rc product_put_images(struct ctx *ctx, int64_t product, const char *sku,
    struct product_image *images, size_t n, bool *changed) MUST_CHECK;

enum rc product_put_related(struct ctx *ctx, int64_t product,
    const int64_t *others, size_t n, bool *changed) MUST_CHECK;

#endif
