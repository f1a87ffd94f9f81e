/* All ways of delivery with their rates, for the page about them. */
#ifndef SHOP_RATES_H
#define SHOP_RATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct shipping_way {
    const char *code, *name, *hint, *tax_class;
    int64_t position, version;
    bool active;
};

enum { RATES_MAX = 2000, UP_TO_ANY = 4294967295 };

struct shipping_rate {
    const char *method, *country;
    int64_t up_to_g; /* UP_TO_ANY: whatever it weighs */
    struct money from, price;
};

/* In the order that shoppers see. */
enum rc shipping_ways(
    struct ctx *ctx, struct shipping_way **out, size_t *n) MUST_CHECK;

/*
 * Of one way, or of all with NULL, by country, way, weight and total, in the
 * shop's currency.
 */
enum rc shipping_rates(struct ctx *ctx, const char *method,
    struct shipping_rate **out, size_t *n) MUST_CHECK;

#endif
