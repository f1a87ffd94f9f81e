/*
 * The open carts of an owner, to choose one to add to; not the one for later.
 */
#ifndef SHOP_CART_CHOICE_H
#define SHOP_CART_CHOICE_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

struct cart_choice {
    const char *id, *name;
};

struct cart_choices {
    struct cart_choice *at; /* last changed first */
    size_t n;
};

enum rc cart_choices(struct ctx *ctx, const char *owner,
    struct cart_choices *out) MUST_CHECK;

#endif
