/* Carts without their lines, to choose among them. */
#ifndef SHOP_CART_SUMMARY_H
#define SHOP_CART_SUMMARY_H

#include "shop/cart.h"

enum { CART_CHOICES_MAX = 50, CART_PAGE = 24, CART_BOUGHT = 5 };

/* What a cart is called that nobody has named; asked for like a name. */
struct cart_words {
    const char *later, *adopted, *unnamed;
};

struct cart_seek {
    const char *owner;
    const char *name;          /* part of the name; NULL: whatever it is */
    struct cart_words words;
    int64_t most;
    /* cart_tabs: these are there in any case. */
    const char *shown, *current;
    bool with_bought;
    /* cart_page: behind the cart that was changed then, NULL: from the top. */
    bool bought;
    const char *behind_at, *behind_id;
};

struct cart_summaries {
    struct cart *at; /* lines NULL, n 0; size, total and pieces are there */
    size_t n;
    int64_t open, bought; /* how many there are of either */
};

/*
 * The carts that are not purchased: the current one, then the last changed;
 * bought counts only with_bought, and then at most CART_BOUGHT of those
 * follow.
 */
enum rc cart_tabs(struct ctx *ctx, const struct cart_seek *seek,
    struct cart_summaries *out) MUST_CHECK;

/* The last changed first, most of them at most. */
enum rc cart_page_read(struct ctx *ctx, const struct cart_seek *seek,
    struct cart_summaries *out) MUST_CHECK;

#endif
