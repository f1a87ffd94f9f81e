/* The carts that a guest and a person fill, when the one becomes the other. */
#ifndef SHOP_CART_JOIN_H
#define SHOP_CART_JOIN_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Each side's current cart, or NULL. cart_join_weigh fills in the rest:
 * which of them is open and holds something, whether the guest's is to be
 * merged into the person's, by carts.sign_in, and if it should be but
 * cannot, why: "line_full", "cart_full".
 */
struct cart_join {
    const char *guest, *person; /* owners */
    const char *from, *into;
    bool from_filled, into_filled, merges;
    const char *apart;
};

/* Locks both carts in the order of their ids; both owners are locked. */
enum rc cart_join_weigh(struct ctx *ctx, struct cart_join *join) MUST_CHECK;

/*
 * After the guest's carts have become the person's: merges, with a note that
 * takes it back, or says at the cart why it stays apart.
 */
enum rc cart_join_do(struct ctx *ctx, const struct cart_join *join) MUST_CHECK;

#endif
