/* Who owns carts: a person by sub, or a guest by the hash of a cookie. */
#ifndef SHOP_CART_OWNER_H
#define SHOP_CART_OWNER_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Inside a transaction: the owner of this person (sub) or else of this
 * guest (the cookie's token); makes the row if there is none.
 */
enum rc cart_owner_need(struct ctx *ctx, const char *sub, const char *guest,
    const char **owner) MUST_CHECK;

/* The owner's current cart or NULL, its owner's row locked. */
enum rc cart_owner_lock(struct ctx *ctx, const char *owner,
    const char **current) MUST_CHECK;

/* Whether the owner's row is there still; then it is locked. */
enum rc cart_owner_still(
    struct ctx *ctx, const char *owner, bool *there) MUST_CHECK;

/* The current cart without the lock, to be shown. */
enum rc cart_owner_current(struct ctx *ctx, const char *owner,
    const char **current) MUST_CHECK;

enum rc cart_owner_set_current(
    struct ctx *ctx, const char *owner, const char *cart) MUST_CHECK;

#endif
