/* Where the shop delivers, how, and for how much. */
#ifndef SHOP_SHIPPING_H
#define SHOP_SHIPPING_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/country.h"

struct shipping {
    const char *code, *name, *hint, *tax_class;
    struct money price;
};

struct shipping_ask {
    const char *country;
    struct money goods; /* what they cost */
    int64_t weight_g;   /* what they weigh */
};

struct shipping_offer {
    struct shipping *at; /* best first */
    size_t n;
    /* Why there may be none: what goes there at all. */
    int64_t heaviest_g; /* 0: nothing */
    struct money least; /* goods must cost at least */
};

/* The ways to a country that hold such an order. */
enum rc shipping_for(struct ctx *ctx, const struct shipping_ask *ask,
    struct shipping_offer *out) MUST_CHECK;

/* NULL if it is none of these. */
const struct shipping *shipping_by_code(
    const struct shipping_offer *offer, const char *code);

#endif
