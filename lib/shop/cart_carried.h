/* What a sign-in has merged, while that can be taken back. */
#ifndef SHOP_CART_CARRIED_H
#define SHOP_CART_CARRIED_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { CARRIED_NAMES = 3 };

/* The guest's cart, as it was: it went into another. */
struct cart_carried {
    const char *undo; /* for cart_undo; NULL: there is nothing to tell */
    const char *from, *into;
    int64_t at; /* seconds since 2000 */
    int64_t lines, pieces;
    int64_t both; /* lines that the other cart had, too */
    const char *names[CARRIED_NAMES]; /* of the first lines */
};

/* The last merge at sign-in, into this cart or, if NULL, into any. */
enum rc cart_carried(struct ctx *ctx, const char *owner, const char *cart,
    struct cart_carried *out) MUST_CHECK;

/* The cart that one was merged into at sign-in; NOTFOUND if it was not. */
enum rc cart_carried_into(struct ctx *ctx, const char *owner,
    const char *cart, const char **into) MUST_CHECK;

#endif
