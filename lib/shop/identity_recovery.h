/*
 * Codes that stand in for an authenticator that is lost, each once. They are
 * shown when they are made and never again.
 */
#ifndef SHOP_IDENTITY_RECOVERY_H
#define SHOP_IDENTITY_RECOVERY_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { RECOVERY_CODES = 10 };

/* New codes in groups, "abcd-efgh-jklm"; those before count no more. */
enum rc identity_recovery_make(struct ctx *ctx, const char *sub,
    const char *codes[RECOVERY_CODES]) MUST_CHECK;

/* However it is typed. INVALID: it is none, or was used. */
enum rc identity_recovery_use(
    struct ctx *ctx, const char *sub, const char *code) MUST_CHECK;

/* How many have not been used. */
enum rc identity_recovery_left(
    struct ctx *ctx, const char *sub, int64_t *n) MUST_CHECK;

/* Neither the second factor nor these count any more. */
enum rc identity_factor_forget(struct ctx *ctx, const char *sub) MUST_CHECK;

#endif
