/* Changing what is on hand, by people and files; each change is a move. */
#ifndef SHOP_STOCK_COUNT_H
#define SHOP_STOCK_COUNT_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Adds delta pieces to what is on hand and writes the move. reason is one of
 * catalog.stock_move's: "opening", "import", "count", "adjust". INVALID if
 * fewer than the reserved ones would be left, NOTFOUND for an unknown SKU;
 * then nothing is written. Inside a transaction.
 */
enum rc stock_change(struct ctx *ctx, const char *sku, int64_t delta,
    const char *reason, const char *note) MUST_CHECK;

/* Writes the move of an item that was just made with so many pieces. */
enum rc stock_opened(
    struct ctx *ctx, const char *sku, int64_t pieces) MUST_CHECK;

/*
 * Sets what is on hand to a count. seen is what the person was shown:
 * CONFLICT if it has changed since, NOTFOUND if it has left the grid.
 */
enum rc stock_count(struct ctx *ctx, const char *sku, int64_t seen,
    int64_t counted, const char *note) MUST_CHECK;

#endif
