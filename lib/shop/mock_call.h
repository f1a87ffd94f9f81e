/*
 * Calls with an Idempotency-Key, as Stripe treats them: the first execution
 * is kept and replayed for a day, one that refused its parameters is not.
 */
#ifndef SHOP_MOCK_CALL_H
#define SHOP_MOCK_CALL_H

#include "base/ctx.h"
#include "base/rand.h"
#include "base/rc.h"

struct mock_call {
    const char *key;
    unsigned char hash[HASH_SIZE]; /* of path and parameters */
    const char *lease;             /* this execution's own */
    int64_t status;                /* of a call made before */
    const char *body;
};

/*
 * Claims the key for an execution: sets lease. NOTFOUND: it was executed
 * before, status and body are set. CONFLICT: it is being executed. INVALID:
 * it belongs to a call with other parameters. Runs its own transactions.
 */
enum rc mock_call_begin(struct ctx *ctx, struct mock_call *call) MUST_CHECK;

/* Keeps the answer. Inside the transaction of what the call did. */
enum rc mock_call_finish(struct ctx *ctx, const struct mock_call *call,
    int64_t status, const char *body) MUST_CHECK;

/* Gives the key back: the call had no effect. Its own transaction. */
enum rc mock_call_forget(
    struct ctx *ctx, const struct mock_call *call) MUST_CHECK;

#endif
