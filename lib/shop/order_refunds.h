/* An order's refunds as they are read: by its shopper, mails and staff. */
#ifndef SHOP_ORDER_REFUNDS_H
#define SHOP_ORDER_REFUNDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct order_refund_line {
    int64_t line_no, quantity, restock; /* line 0 is the delivery */
    const char *sku, *name, *options;
    struct money amount;
};

struct order_refund {
    const char *id, *state, *note;
    int64_t credit_no; /* of its credit note; 0: it has none */
    struct money amount;
    const char *asked_at, *done_at; /* UTC DATETIME; done_at may be NULL */
    struct order_refund_line *lines; /* none: an amount alone */
    size_t nlines;
};

/* Oldest first, with their lines. */
enum rc order_refunds(struct ctx *ctx, const char *order_id,
    struct order_refund **out, size_t *n) MUST_CHECK;

/* Pieces of a SKU whose money is back or on its way: they are in no parcel. */
int64_t order_pieces_back(
    const struct order_refund *all, size_t n, const char *sku);

#endif
