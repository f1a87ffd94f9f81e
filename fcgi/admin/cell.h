/* What people type into the cells of variants. */
#ifndef ADMIN_CELL_H
#define ADMIN_CELL_H

#include <stdbool.h>
#include <stdint.h>

enum { STOCK_MAX = 1000000 };

/* What a price and an offer come to. */
struct cell_sum {
    int64_t price, compare; /* minor units; compare 0: no offer */
    bool offer_is_wrong;    /* not the price */
};

/*
 * The price is what it costs without an offer, which may be NULL or empty.
 * NULL, or why one of them is wrong: "not_an_amount", "not_below".
 */
const char *cell_price(const char *price, const char *offer, const char *cur,
    struct cell_sum *out);

/*
 * "12" is a count, "+5" and "-3" are changes. NULL, or why it is wrong:
 * "not_a_number".
 */
const char *cell_stock(const char *typed, bool *is_count, int64_t *out);

#endif
