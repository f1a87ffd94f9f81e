/* Pieces of an order that come back and can be sold again. */
#ifndef SHOP_STOCK_RETURN_H
#define SHOP_STOCK_RETURN_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct stock_back {
    const char *sku;
    int64_t quantity;
};

/*
 * Raises what is on hand, once a refund and SKU, in SKU order (sorts back).
 * Inside a transaction.
 */
enum rc stock_return(struct ctx *ctx, const char *order_id,
    const char *refund, struct stock_back *back, size_t n) MUST_CHECK;

#endif
