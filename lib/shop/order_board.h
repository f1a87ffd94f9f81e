/* Orders as staff sees them: everybody's, by where they stand. */
#ifndef SHOP_ORDER_BOARD_H
#define SHOP_ORDER_BOARD_H

#include "shop/order.h"

enum { ORDER_BOARD_PAGE = 50 };

struct order_filter {
    /* waiting, to_pack, on_its_way, delivered, refunded, cancelled; or
       "money_back", a part of it or all. NULL: any. */
    const char *stage;
    /*
     * A number, SKU, parcel's or invoice's number as it is; or how an
     * e-mail address, a name or a surname begins. NULL: any.
     */
    const char *words;
    const char *since, *until; /* UTC DATETIMEs; until is not within */
    const char *before;        /* older than this id; NULL: the newest */
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
