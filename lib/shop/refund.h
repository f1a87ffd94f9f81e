/*
 * Money back: a row that is queued in the transaction that decides it, sent
 * by the worker under the row's id as idempotency key.
 */
#ifndef SHOP_REFUND_H
#define SHOP_REFUND_H

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct refund {
    const char *id, *order_id, *attempt, *intent_id, *state;
    struct money amount;
    int64_t tries;  /* this one included; the sixth is after 2 minutes */
    bool forgotten; /* too old to be asked for again under its key */
};

/*
 * Queues money that no order may keep; once for an attempt, intent and
 * reason, again is OK. Inside a transaction.
 */
enum rc refund_queue(struct ctx *ctx, const struct refund *refund,
    const char *reason) MUST_CHECK;

#endif
