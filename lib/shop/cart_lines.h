/* Many lines at once, into a cart that this transaction holds. */
#ifndef SHOP_CART_LINES_H
#define SHOP_CART_LINES_H

#include "shop/cart_update.h"

/*
 * Adds what the update asks for to its cart, as cart_line_add would line by
 * line, but in four statements. No SKU stands twice; at most CART_LINES_MAX.
 * NOTFOUND: one is not for sale. INVALID: a line would hold more than
 * CART_PIECES_MAX. update->at says which.
 */
enum rc cart_lines_add(struct ctx *ctx, struct cart_update *update,
    int64_t last_line) MUST_CHECK;

#endif
