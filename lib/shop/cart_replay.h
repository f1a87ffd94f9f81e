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

/* Whether the owner has used that name before. owner may be NULL. */
enum rc cart_replay_known(struct ctx *ctx, const char *owner,
    const char *name, bool *known) MUST_CHECK;

/*
 * For what has no name: leaves a mark that only this request makes, at the
 * end of its first attempt. If the COMMIT of that is not answered, the next
 * begins by claiming the mark as its name.
 */
enum rc cart_replay_mark(struct ctx *ctx, const struct cart_update *u,
    const char *mark) MUST_CHECK;

/* A mark; no client can send a name that begins with a space. */
const char *cart_replay_new_mark(struct ctx *ctx);

/* Writes down what the update did, at the end of its transaction. */
enum rc cart_replay_done(
    struct ctx *ctx, const struct cart_update *u) MUST_CHECK;

#endif
