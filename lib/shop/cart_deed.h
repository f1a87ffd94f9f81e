/* The steps that delete, merge, move and undo are made of. */
#ifndef SHOP_CART_DEED_H
#define SHOP_CART_DEED_H

#include "shop/cart_named.h"

/*
 * Notes the deed and, for both carts, the lines that it will touch as they
 * are now; both carts are held. deed->undo names it. A move or a copy
 * whose line is not there is NOTFOUND.
 */
enum rc cart_deed_note(
    struct ctx *ctx, struct cart_deed *deed, const char *kind) MUST_CHECK;

/* Adds the lines of the one to the other; both carts are held. */
enum rc cart_deed_combine(
    struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;

#endif
