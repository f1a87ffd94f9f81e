/*
 * What a shop took in, by what was paid when. A sale counts when it is paid,
 * with all that was paid; what was given back counts when it is given back,
 * and is not taken off the sale. Orders in another currency than the shop's
 * are left out. All times are UTC DATETIMEs, the end not included.
 */
#ifndef SHOP_REPORT_H
#define SHOP_REPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { REPORT_SLOTS_MAX = 400, REPORT_ROWS_MAX = 1000 };

struct report_span {
    const char *begin, *end;
};

/* A day, week or month, and what it brought; minor units. */
struct report_slot {
    struct report_span span;
    int64_t orders, taken;
    int64_t refunds, given_back;
};

/* Fills the figures of the slots, at most REPORT_SLOTS_MAX. */
enum rc report_slots(
    struct ctx *ctx, struct report_slot *slots, size_t n) MUST_CHECK;

enum report_by { REPORT_PRODUCT, REPORT_CATEGORY, REPORT_COUNTRY, REPORT_TAX,
    REPORT_BYS };

struct report_row {
    const char *ref;  /* the product's or category's id, the country's code */
    const char *name; /* NULL: filed nowhere */
    int64_t orders, pieces;
    int64_t sum; /* as paid, with tax; REPORT_TAX: without */
    int64_t tax, rate_bp;
    const char *picture; /* of a product, as it was bought; or "" */
};

/* The largest sums first, at most REPORT_ROWS_MAX of them. */
enum rc report_rows(struct ctx *ctx, enum report_by by,
    const struct report_span *span, struct report_row **out,
    size_t *n) MUST_CHECK;

/* The carts begun in a time, how many of them were ordered, and paid. */
struct report_funnel {
    int64_t carts, ordered, paid;
};
enum rc report_funnel(struct ctx *ctx, const struct report_span *span,
    struct report_funnel *out) MUST_CHECK;

#endif
