/* A guest's carts become a person's at sign-in. */
#ifndef SHOP_CART_ADOPT_H
#define SHOP_CART_ADOPT_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Inside a transaction: makes the person's owner row if there is none, and
 * gives them what the guest had: carts, orders, named updates, things kept
 * for later. The guest's current cart becomes the person's if the person has
 * none that is open and filled; else carts.sign_in says whether it is merged
 * into that one. guest_owner may be NULL; one that is a person's own is left
 * alone. Done twice it is done once. *owner is the person's carts.owner.id.
 */
enum rc cart_adopt(struct ctx *ctx, const char *guest_owner, const char *sub,
    const char **owner) MUST_CHECK;

#endif
