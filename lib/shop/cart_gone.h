/* What became of a cart that is no longer shown. */
#ifndef SHOP_CART_GONE_H
#define SHOP_CART_GONE_H

#include "shop/cart.h"

struct cart_gone {
    const char *at;        /* when it was deleted or merged */
    const struct cart *into; /* its id and names alone; NULL: deleted */
    const char *undo;      /* what would bring it back now; may be NULL */
};

/* NOTFOUND if the owner has no such cart, or it is still there. */
enum rc cart_gone(struct ctx *ctx, const char *owner, const char *id,
    struct cart_gone *out) MUST_CHECK;

#endif
