/*
 * What owners do with carts. Each call runs inside a transaction and begins
 * with the write that locks what it changes.
 */
#ifndef SHOP_CART_NAMED_H
#define SHOP_CART_NAMED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/cart_line.h"

/* Open carts alone; of the others cart says why not, as cart_hold does. */
enum rc cart_rename(struct ctx *ctx, struct cart_hold *cart,
    const char *name) MUST_CHECK;

/* INVALID: it is what the owner keeps for later. */
enum rc cart_set_current(
    struct ctx *ctx, struct cart_hold *cart) MUST_CHECK;

/* Gives the cart a name for its link, or takes it away. */
enum rc cart_share(struct ctx *ctx, const char *owner, const char *cart,
    bool revoke) MUST_CHECK;

/*
 * A deed that can be taken back. The versions are those that the page
 * showed; 0: whatever they are. into NULL: delete; sku NULL: all lines, a
 * merge; else one line moves, or with keep is copied: then from stays as it
 * is. If a cart may not change, CONFLICT with code and, maybe, order_id;
 * INVALID with code same_cart, line_full, cart_full or too_many_carts.
 */
struct cart_deed {
    const char *owner;
    const char *from, *into, *sku;
    int64_t from_version, into_version;
    bool keep, later; /* later: into is the owner's cart for later */
    bool larger; /* of a thing in both, the larger quantity; else they add up */
    const char *update; /* names the request; NULL: not named */
    const char *undo; /* answer: names it for cart_undo */
    const char *code, *order_id, *stale; /* stale: the cart in question */
};
enum rc cart_delete(struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;
enum rc cart_merge(struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;

/* into may be "new" or "later". */
enum rc cart_move(struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;

/*
 * Takes a deed of the last 24 hours back, if neither cart has moved since;
 * else CONFLICT, for a day more. What a cart went through and back again does
 * not count: of several deeds the last is taken back first. cart is the one
 * to show; after CONFLICT the one that is in the way, with code and order_id
 * if it is not open any more.
 */
struct cart_undo {
    const char *owner, *undo;
    const char *cart, *code, *order_id;
};
enum rc cart_undo(struct ctx *ctx, struct cart_undo *undo) MUST_CHECK;

#endif
