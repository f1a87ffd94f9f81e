/* What a session that was fetched from the processor means for its order. */
#ifndef PAY_SETTLE_SESSION_H
#define PAY_SETTLE_SESSION_H

#include "base/ctx.h"
#include "base/rc.h"
#include "pay/processor.h"

/*
 * The attempt and its order follow the session. In one transaction of its
 * own; idempotent.
 */
enum rc settle_session(struct ctx *ctx, const char *attempt_id,
    const struct checkout_session *session) MUST_CHECK;

/* The processor refuses to take the order's money: it is cancelled. */
enum rc settle_refused(struct ctx *ctx, const char *attempt_id,
    const char *why) MUST_CHECK;

/* Nobody was ever asked for the money: it is cancelled. CONFLICT: one was. */
enum rc settle_unasked(
    struct ctx *ctx, const char *attempt_id) MUST_CHECK;

/*
 * An order that no processor takes the money of is cancelled, unless it is
 * paid. CONFLICT: it was posted.
 */
enum rc settle_offline(
    struct ctx *ctx, const char *attempt_id) MUST_CHECK;

/* There was no answer to the call that asks. */
enum rc settle_unknown(
    struct ctx *ctx, const char *attempt_id) MUST_CHECK;

#endif
