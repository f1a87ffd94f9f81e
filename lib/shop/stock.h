/*
 * Reservations. Each change happens once, by the unique ref of its
 * stock_move, and in SKU order, so that two orders never wait for each other
 * crosswise. Inside a transaction. (An import or a count of stock is
 * elsewhere: it needs other rights.)
 */
#ifndef SHOP_STOCK_H
#define SHOP_STOCK_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct stock_want {
    const char *sku;
    int64_t quantity;
    int64_t available; /* filled in for what could not be had */
};

/*
 * Reserves all of them. CONFLICT: some could not be had; those are moved to
 * the front and *missing counts them, the transaction must be rolled back.
 */
enum rc stock_reserve(struct ctx *ctx, const char *order_id,
    struct stock_want *wants, size_t n, size_t *missing) MUST_CHECK;

/* Gives an order's reservation back. */
enum rc stock_release(struct ctx *ctx, const char *order_id) MUST_CHECK;

/* Makes an order's reservation a sale. */
enum rc stock_sell(struct ctx *ctx, const char *order_id) MUST_CHECK;

#endif
