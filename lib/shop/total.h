/*
 * What an order comes to. Pure: no database. A line's tax is what is within
 * it, or what comes on top, after its share of the discount, rounded half to
 * even; shares go by largest remainder, so that what is shown adds up.
 */
#ifndef SHOP_TOTAL_H
#define SHOP_TOTAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

/* The shop's rule for tax; an order keeps the one that it was made by. */
struct total_rule {
    bool per_order; /* rounded once a rate, not on every line */
    bool added;     /* prices exclude tax, the total includes it */
};

enum discount_kind {
    DISCOUNT_NONE,
    DISCOUNT_PERCENT, /* of the goods */
    DISCOUNT_AMOUNT,  /* off the goods, at most all of them */
    DISCOUNT_SHIPPING /* delivery is free */
};

struct discount {
    enum discount_kind kind;
    int64_t percent_bp;
    struct money amount;
};

struct total_line {
    struct money unit;        /* given */
    int64_t quantity, tax_bp; /* given */
    struct money goods;       /* quantity * unit */
    struct money discount;    /* its share */
    struct money sum;         /* goods - discount */
    struct money tax;         /* within sum, or on top of it */
};

struct total {
    struct total_rule rule;      /* given */
    struct money shipping;       /* given, before any discount */
    int64_t shipping_tax_bp;     /* given */
    struct discount discount_by; /* given */
    struct money items;          /* all goods */
    struct money discount;       /* all of it, off goods and shipping */
    struct money shipping_discount;
    struct money shipping_tax;
    struct money gross;     /* items + shipping */
    struct money tax;       /* all of it */
    struct money tax_added; /* all of it or nothing, by the rule */
    struct money total;     /* gross - discount + tax_added */
};

/*
 * Fills in what is not given. False on overflow, mixed currencies or a rate
 * out of bounds; the results are worth nothing then.
 */
bool total_up(struct total *t, struct total_line *lines, size_t n) MUST_CHECK;

/* The goods alone, as shipping_for and a voucher's minimum want them. */
bool total_goods(struct total_line *lines, size_t n, const char *currency,
    struct money *out) MUST_CHECK;

#endif
