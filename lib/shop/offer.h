/*
 * Other prices for a while. The program jobs begins and ends them: it writes
 * the prices that everything else reads, so that what is shown is what is
 * charged. If it was away at the time, it does so late, once.
 */
#ifndef SHOP_OFFER_H
#define SHOP_OFFER_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct offer {
    int64_t id;
    const char *state, *begins, *ends; /* ends NULL: when somebody says so */
    int64_t lowest, highest, items;    /* prices in minor units */
    const char *currency;
};

struct offer_cost {
    const char *sku;
    int64_t price;
};

/* Planned and running ones first, then the last that ended; 20 at most. */
enum rc offer_list(struct ctx *ctx, int64_t product, struct offer **out,
    size_t *n) MUST_CHECK;

struct offer_new {
    int64_t product;
    const char *begins, *ends; /* UTC DATETIMEs; begins NULL: now */
    const struct offer_cost *prices;
    size_t n;
};

/*
 * Plans an offer; one that begins now does so at once. CONFLICT if it
 * overlaps another of the product, INVALID if it ends before it begins or
 * has ended already. Inside a transaction that locked the product.
 */
enum rc offer_add(
    struct ctx *ctx, const struct offer_new *o, int64_t *id) MUST_CHECK;

/*
 * Begins or ends it, whichever is due; nothing if neither is. The end brings
 * back the regular price, as it is then. Inside a transaction.
 */
enum rc offer_do(struct ctx *ctx, int64_t id) MUST_CHECK;

/* Takes a planned one back, ends a running one. NOTFOUND: neither is it. */
enum rc offer_stop(
    struct ctx *ctx, int64_t product, int64_t id) MUST_CHECK;

#endif
