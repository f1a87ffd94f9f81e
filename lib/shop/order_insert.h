/* The rows of an order that is being placed; for order_place alone. */
#ifndef SHOP_ORDER_INSERT_H
#define SHOP_ORDER_INSERT_H

#include "base/rand.h"
#include "shop/order_place.h"
#include "shop/quote.h"

struct order_new {
    const char *id, *number;
    const char *person; /* whose vouchers are counted */
    unsigned char token_hash[HASH_SIZE], request_hash[HASH_SIZE];
    struct quote quote;
    const char *in_the_way; /* the order that has the cart */
};

/* A fresh id and number, and what the request is known by. */
void order_prepare(struct ctx *ctx, struct order_new *order,
    const struct order_wish *wish);

/* CONFLICT: a key is taken; the transaction must be rolled back. */
enum rc order_insert(struct ctx *ctx, const struct order_new *order,
    const struct order_wish *wish) MUST_CHECK;

/*
 * Locks the cart and its owner and moves the cart to ordering. CONFLICT:
 * *why says what it is instead. The owner's current cart is a new one then.
 */
enum rc order_take_cart(struct ctx *ctx, struct order_new *order,
    const struct order_wish *wish, const char **why) MUST_CHECK;

/* What the cart wants, as it is now and without making a snapshot. */
enum rc order_cart_lines(struct ctx *ctx, const char *cart,
    struct stock_want **out, size_t *n) MUST_CHECK;

/* Sums and lines, by the quote. */
enum rc order_fill(
    struct ctx *ctx, const struct order_new *order) MUST_CHECK;

#endif
