/* An order's figures, worked out again from its lines. */
#ifndef SHOP_ORDER_AGAIN_H
#define SHOP_ORDER_AGAIN_H

#include <stdbool.h>

#include "shop/order.h"

/*
 * Whether every sum, share and tax that is stored follows from prices,
 * quantities, rates and the voucher by the rule that the order keeps,
 * whatever the shop's settings are now.
 */
bool order_comes_to_the_same(const struct order *order) MUST_CHECK;

#endif
