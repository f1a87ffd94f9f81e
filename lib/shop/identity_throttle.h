/*
 * How often a password, a code or a registration may be tried. Each try is
 * counted before its outcome is known, so that many at once cannot slip
 * through, and given back when it was good. Tries come back one by one with
 * time: an attack slows people down and locks nobody out for long.
 */
#ifndef SHOP_IDENTITY_THROTTLE_H
#define SHOP_IDENTITY_THROTTLE_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum identity_scope { BY_ACCOUNT, BY_ADDRESS, BY_CODE, BY_REGISTRATION };

/* Counts a try. *wait: 0, or the seconds until one is free again. */
enum rc identity_throttle_take(struct ctx *ctx, enum identity_scope scope,
    const char *key, int64_t *wait) MUST_CHECK;

/* Uncounts one try. */
enum rc identity_throttle_give_back(struct ctx *ctx,
    enum identity_scope scope, const char *key) MUST_CHECK;

/* Forgets all tries of this key. */
enum rc identity_throttle_clear(struct ctx *ctx, enum identity_scope scope,
    const char *key) MUST_CHECK;

#endif
