/* A product as its page shows it. */
#ifndef SHOP_PRODUCT_H
#define SHOP_PRODUCT_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

enum { PRODUCT_OPTIONS_MAX = 8, PRODUCT_RELATED_MAX = 8 };

struct product_option {
    const char *name, *value; /* "Colour", "Moss" */
};

struct product_variant {
    const char *sku;
    struct money price;
    int64_t compare; /* minor units, before the sale; 0: no sale */
    int64_t lowest;  /* of the 30 days before the sale; 0: unknown */
    int64_t here;    /* pieces that can be had */
    int64_t weight_g;
    const char *gtin;
    struct product_option options[PRODUCT_OPTIONS_MAX];
    size_t noptions;
};

struct product_picture {
    const char *file, *alt;
    const char *sku; /* the variant it shows; NULL: the product */
};

struct product_fact {
    const char *name, *value;
};

struct product {
    int64_t id, category; /* category 0: filed nowhere */
    const char *slug, *name, *brand, *summary, *description;
    struct product_variant *variants; /* in the shop's order */
    size_t nvariants;
    struct product_picture *pictures;
    size_t npictures;
    struct product_fact *facts;
    size_t nfacts;
    int64_t related[PRODUCT_RELATED_MAX];
    size_t nrelated;
};

/* A published product, in two statements; NOTFOUND if there is none. */
enum rc product_by_slug(
    struct ctx *ctx, const char *slug, struct product *out) MUST_CHECK;

#endif
