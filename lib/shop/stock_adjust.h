/* What a person says of an item's stock, beyond counting it. */
#ifndef SHOP_STOCK_ADJUST_H
#define SHOP_STOCK_ADJUST_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { STOCK_WHYS = 8 };

/* The short list of reasons; templates/words.hdf: stock.why.NAME. */
extern const char *const stock_whys[STOCK_WHYS];

struct stock_adjust {
    const char *sku, *why, *note;
    const char *key; /* of the form: the same again is CONFLICT */
    int64_t delta;
};

/*
 * Changes what is on hand and writes the move. INVALID if fewer than the
 * reserved ones would be left; NOTFOUND for an unknown SKU. Anything but OK
 * must take the transaction back.
 */
enum rc stock_adjust(
    struct ctx *ctx, const struct stock_adjust *a) MUST_CHECK;

/* Says from how many on it is low; -1: as the shop's setting. */
enum rc stock_set_low(
    struct ctx *ctx, const char *sku, int64_t low_at) MUST_CHECK;

#endif
