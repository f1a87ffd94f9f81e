/* What a way of delivery costs, by weight and by what the goods cost. */
#ifndef SHOP_SHIPPING_STEP_H
#define SHOP_SHIPPING_STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <talloc.h>

#include "base/money.h"

/* Holds what weighs up_to_g or less and whose goods cost from or more. */
struct shipping_step {
    int64_t up_to_g;
    struct money from, price;
};

/*
 * Of the steps that hold it, in whatever order, the one of the lightest band
 * and in that of the highest from. NULL: there is none.
 */
const struct shipping_step *shipping_step_for(
    const struct shipping_step *steps, size_t n, int64_t weight_g,
    struct money goods);

/* From what goods on such a weight goes for nothing; false: never. */
bool shipping_free_from(const struct shipping_step *steps, size_t n,
    int64_t weight_g, struct money *out);

/* "12 kg", "0.35 kg" */
char *weight_text(TALLOC_CTX *mem, int64_t weight_g);

#endif
