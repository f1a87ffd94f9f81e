/* The second factor: codes of an authenticator (RFC 6238). */
#ifndef SHOP_IDENTITY_FACTOR_H
#define SHOP_IDENTITY_FACTOR_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * OK if the code is that of now or one step of 30 s beside and later than
 * the last one that was used: each counts once. INVALID if not.
 */
enum rc identity_factor_use(
    struct ctx *ctx, const char *sub, const char *code) MUST_CHECK;

/*
 * Sets one up if the code is right, which then is used. INVALID if it is
 * not, CONFLICT if they have one.
 */
enum rc identity_factor_add(struct ctx *ctx, const char *sub,
    const void *secret, size_t n, const char *code) MUST_CHECK;

/*
 * The same in place of the one they have, which counts until then. INVALID
 * changes nothing.
 */
enum rc identity_factor_replace(struct ctx *ctx, const char *sub,
    const void *secret, size_t n, const char *code) MUST_CHECK;

#endif
