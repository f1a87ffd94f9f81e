/*
 * Payment attempts: what we asked the processor for and what it said. An
 * attempt's id is the idempotency key of the call that asks.
 */
#ifndef SHOP_PAYMENT_H
#define SHOP_PAYMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct attempt {
    const char *id, *order_id, *state;
    struct money amount;
    const char *body;       /* of the call; NULL: it was never made */
    const char *session_id; /* NULL until the processor has told */
    const char *pay_url, *intent_id;
    struct money captured;
    int64_t created, age; /* seconds since 1970, and since it was made */
    bool offline;         /* no processor knows of it: never ask one */
    bool forgotten;       /* too old to be asked for again under its key */
};

/* A new attempt for an order. Inside a transaction. */
enum rc attempt_new(struct ctx *ctx, const char *order_id,
    struct money amount) MUST_CHECK;

/*
 * One that no processor takes part in: open from the start, until somebody
 * says that the money is there. Inside a transaction.
 */
enum rc attempt_new_offline(struct ctx *ctx, const char *order_id,
    const char *method, struct money amount) MUST_CHECK;

/* As it is now; an order's one attempt, or the one with that session. */
enum rc attempt_get(
    struct ctx *ctx, const char *id, struct attempt *out) MUST_CHECK;
enum rc attempt_of_order(
    struct ctx *ctx, const char *order_id, struct attempt *out) MUST_CHECK;

/* Locks the row. Inside a transaction. */
enum rc attempt_lock(
    struct ctx *ctx, const char *id, struct attempt *out) MUST_CHECK;

/* New, unknown or open: the processor may still have something to say. */
bool attempt_is_pending(const struct attempt *attempt);

/*
 * Claims the attempt for one call: for 20 s nobody else may ask. The body
 * is stored unless there is one already, which is sent again as it is.
 * CONFLICT: somebody else has it, its session is known, or it is too old
 * for the processor to remember its key. Inside a transaction.
 */
enum rc attempt_claim(
    struct ctx *ctx, const char *id, const char *body) MUST_CHECK;

/*
 * Moves a locked attempt to another state with its line of history and
 * ends the lease; OK and nothing written if it is there already.
 */
enum rc attempt_move(struct ctx *ctx, const struct attempt *attempt,
    const char *to) MUST_CHECK;

/* The locked attempt's session and page, once. */
enum rc attempt_set_session(struct ctx *ctx, const char *id,
    const char *session_id, const char *pay_url) MUST_CHECK;

/* What the locked attempt brought, and by which card (may be NULL). */
struct capture {
    const char *intent_id, *card;
    struct money amount;
};
enum rc attempt_set_captured(struct ctx *ctx, const char *id,
    const struct capture *capture) MUST_CHECK;

/*
 * True (at most once in 5 s) if it is time to ask the processor what
 * became of an attempt that is pending. Inside a transaction.
 */
enum rc attempt_check_due(
    struct ctx *ctx, const char *id, bool *due) MUST_CHECK;

#endif
