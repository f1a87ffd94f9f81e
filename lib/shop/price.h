/* The lines of a cart at what the catalog says now. */
#ifndef SHOP_PRICE_H
#define SHOP_PRICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct priced {
    const char *sku, *name, *options, *slug, *image, *tax_class;
    int64_t weight_g; /* of one piece; 0: unknown */
    int64_t quantity, available; /* available: on hand and not reserved */
    bool for_sale;               /* published, active, cart_can_be_paid */
    struct money unit;
};

/*
 * In the order of adding. An item that has left the catalog comes without
 * a name, not for sale.
 */
enum rc price_cart(struct ctx *ctx, const char *cart_id,
    struct priced **out, size_t *n) MUST_CHECK;

/* Whether all of the line can be had. */
bool priced_can_be_had(const struct priced *line);

#endif
