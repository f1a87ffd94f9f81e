/* Orders as staff sees them: everybody's, by where they stand. */
#ifndef SHOP_ORDER_BOARD_H
#define SHOP_ORDER_BOARD_H

#include "shop/order.h"

enum { ORDER_BOARD_PAGE = 50 };

struct order_filter {
    const char *payments, *fulfilments; /* "paid,refunded"; NULL: any */
    const char *words;  /* a number, SKU, or part of a name or e-mail */
    const char *before; /* older than this id; NULL: from the newest */
};

struct order_card {
    struct order_summary order;
    const char *city, *goods; /* goods: what the first line is called */
    int64_t lines;
};

/* Newest first; one more than a page, if there are more. */
enum rc order_board(struct ctx *ctx, const struct order_filter *filter,
    struct order_card **out, size_t *n) MUST_CHECK;

#endif
