/* The cart of an order that ends, under the order's lock. */
#ifndef SHOP_ORDER_CART_H
#define SHOP_ORDER_CART_H

#include "base/db.h"
#include "shop/order_state.h"

/* Runs one that binds cart and order; FAIL if it finds no such cart. */
enum rc order_change_cart(struct ctx *ctx, const struct db_stmt *stmt,
    const struct order_head *order) MUST_CHECK;

#endif
