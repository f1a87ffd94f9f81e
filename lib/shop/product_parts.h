/*
 * What hangs on a product: categories, attribute values, pictures, related
 * products. Each function makes the rows as wanted and sets changed if they
 * were not so already. Inside a transaction.
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

struct product_parts {
    struct ctx *ctx;
    int64_t product;
    bool is_new; /* nothing can hang on it yet */
    bool changed;
    bool made; /* an attribute or a value is new to the shop */
};

/* Ids of categories; the first is the one in the breadcrumbs. */
enum rc product_put_categories(
    struct product_parts *p, const int64_t *ids, size_t n) MUST_CHECK;

enum rc product_put_related(
    struct product_parts *p, const int64_t *others, size_t n) MUST_CHECK;

enum rc product_put_values(struct product_parts *p,
    const struct product_value *values, size_t n) MUST_CHECK;

/* A product's attribute values, in their order. */
enum rc product_values(struct ctx *ctx, int64_t product,
    struct product_value **out, size_t *n) MUST_CHECK;

/* Appends a value unless it is among the n there; all has room for it. */
void product_value_add(
    struct product_value *all, size_t *n, struct product_value value);

/*
 * The pictures of the product (sku NULL) or of one of its items. One that
 * cannot be had keeps the file that the same source had before.
 */
enum rc product_put_images(struct product_parts *p, const char *sku,
    struct product_image *images, size_t n) MUST_CHECK;

#endif
