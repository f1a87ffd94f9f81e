/*
 * Money back that a person asks for, and the pieces that come back with it.
 * Decided in one transaction under the order's lock; the worker sends it.
 */
#ifndef SHOP_REFUND_ASK_H
#define SHOP_REFUND_ASK_H

#include "shop/refund_plan.h"

struct refund_ask {
    const char *order_id;
    const char *request; /* the form's one-time key: the same again is once */
    const char *by, *why; /* for people; either may be "" */
    struct refund_wish wish;
    struct money amount; /* what the plan came to when it was shown */
    /* The whole order, if nothing of it was posted; also one of total 0,
     * whose pieces alone come back. */
    bool cancels;
    /* CONFLICT: why: one of refund_plan's, or "refund_changed" (it comes to
     * another amount now), "order_shipped", "refund_key" (the key stands
     * for something else). */
    const char *wrong;
};

/*
 * Runs its own transaction. OK: it is queued, now or by the same key before.
 * NOTFOUND: no such order. CONFLICT: nothing was changed.
 */
enum rc refund_ask(struct ctx *ctx, struct refund_ask *ask) MUST_CHECK;

#endif
