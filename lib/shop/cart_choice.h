/*
 * The open carts of an owner, to choose one to add to; not the one for later.
 */
#ifndef SHOP_CART_CHOICE_H
#define SHOP_CART_CHOICE_H

#include "shop/cart_summary.h"

/*
 * The current one, then the last changed of those that the name is part of,
 * at most CART_CHOICES_MAX; of each what it is called. out->open counts
 * them, whatever they are called.
 */
enum rc cart_choices(struct ctx *ctx, const struct cart_seek *seek,
    struct cart_summaries *out) MUST_CHECK;

#endif
