/* The steps that delete, merge, move and undo are made of. */
#ifndef SHOP_CART_DEED_H
#define SHOP_CART_DEED_H

#include "shop/cart_named.h"

/*
 * Holds both carts in the order of their ids, from as it is if the line is
 * only copied. INVALID with code same_cart, too_many_carts.
 */
enum rc cart_deed_hold(
    struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;

/*
 * Makes the cart for later the target, its owner's row locked; into is NULL
 * if there is none, and cart_deed_hold makes one.
 */
enum rc cart_deed_later(
    struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;
enum rc cart_deed_make_later(
    struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;

/* Moves or copies the line; both carts are held. */
enum rc cart_deed_move(
    struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;

/*
 * Notes the deed and, for both carts, the lines that it will touch as they
 * are now; both carts are held. deed->undo names it, or gets a name. A
 * move or a copy whose line is not there is NOTFOUND.
 */
enum rc cart_deed_note(
    struct ctx *ctx, struct cart_deed *deed, const char *kind) MUST_CHECK;

/* Adds the lines of the one to the other; both carts are held. */
enum rc cart_deed_combine(
    struct ctx *ctx, struct cart_deed *deed) MUST_CHECK;

/* From now on the one is not shown: it is in the other. */
enum rc cart_deed_merged(
    struct ctx *ctx, const struct cart_deed *deed) MUST_CHECK;

#endif
