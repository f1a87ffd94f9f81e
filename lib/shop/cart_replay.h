/* Named updates: the same again counts once. */
#ifndef SHOP_CART_REPLAY_H
#define SHOP_CART_REPLAY_H

#include "shop/cart_update.h"

/*
 * Claims the update's name, first of all in its transaction. CONFLICT if it
 * was used before: by the same request (*applied, and u->id and
 * u->applied_version are what it did) or by another (u->code is set).
 */
enum rc cart_replay_claim(
    struct ctx *ctx, struct cart_update *u, bool *applied) MUST_CHECK;

/* Writes down what the update did, at the end of its transaction. */
enum rc cart_replay_done(
    struct ctx *ctx, const struct cart_update *u) MUST_CHECK;

#endif
