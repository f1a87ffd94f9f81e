/* Lines and history of one order or a page of them, in two statements. */
#ifndef SHOP_ORDER_PARTS_H
#define SHOP_ORDER_PARTS_H

#include "shop/order.h"

/* Fills lines and history of each order by its id; no order twice. */
enum rc order_parts(
    struct ctx *ctx, struct order *orders, size_t n) MUST_CHECK;

#endif
