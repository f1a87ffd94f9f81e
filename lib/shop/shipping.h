/* Where the shop delivers, how, and for how much. */
#ifndef SHOP_SHIPPING_H
#define SHOP_SHIPPING_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/country.h"

struct shipping {
    const char *code, *name, *hint, *tax_class;
    struct money price;
};

/*
 * The methods for a country at the price for goods of that worth, best
 * first. None: the shop does not deliver there.
 */
enum rc shipping_for(struct ctx *ctx, const char *country,
    struct money goods, struct shipping **out, size_t *n) MUST_CHECK;

/* NULL if it is none of these. */
const struct shipping *shipping_by_code(
    const struct shipping *all, size_t n, const char *code);

#endif
