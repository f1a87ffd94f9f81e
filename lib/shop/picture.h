/*
 * A product's pictures as the admin changes them. Its own stand before those
 * of single variants, which is how pages look for them.
 */
#ifndef SHOP_PICTURE_H
#define SHOP_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { PICTURES_MAX = 100, PICTURE_VARIANTS_MAX = 60 };

struct picture {
    int64_t id;
    const char *file;   /* NULL: it was not to be had */
    const char *source; /* what it was called where it came from */
    const char *alt;
    const char *sku; /* the variant it shows, NULL: the product */
    int64_t width, height;
};

struct picture_variant {
    const char *sku, *options;
};

struct pictures {
    int64_t product, version;
    const char *name, *slug, *status;
    struct picture *at; /* in the order they are shown */
    size_t n;
    struct picture_variant *variants; /* the first of them */
    size_t nvariants;
};

/* NOTFOUND if there is no such product. */
enum rc pictures_read(
    struct ctx *ctx, int64_t product, struct pictures *out) MUST_CHECK;

/* The same under a lock of the product until the transaction ends. */
enum rc pictures_lock(
    struct ctx *ctx, int64_t product, struct pictures *out) MUST_CHECK;

/* Whether the product has a variant of this SKU. */
enum rc picture_fits(struct ctx *ctx, int64_t product, const char *sku,
    bool *fits) MUST_CHECK;

/* Puts a picture behind the others of its kind. INVALID: too many. */
enum rc picture_add(struct ctx *ctx, struct pictures *all,
    const struct picture *p) MUST_CHECK;

enum rc picture_remove(struct ctx *ctx, int64_t id) MUST_CHECK;

/* Writes words, variants and the order of all, as they stand in it. */
enum rc pictures_write(struct ctx *ctx, struct pictures *all) MUST_CHECK;

#endif
