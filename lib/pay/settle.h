/*
 * Asking the processor for money and settling by what it says. All of these
 * talk to the processor and run their own transactions: never call them
 * inside one. Each is idempotent, may be run by any number of processes at
 * once, and may be repeated after a crash at any point.
 *
 * BUSY: no answer (or none that counts); nothing was decided, try later.
 *
 * Rows for the outbox that come from here: `confirmation` to the shopper
 * and `owner_notice` to the owner for a paid order, `payment_failed` to the
 * shopper for one that was cancelled unpaid, `refunded` (part is the
 * refund's id) for money that went back, `owner_alert` to the owner for
 * money or an answer that a person must look at (part is the id of its
 * orders.alert row).
 */
#ifndef PAY_SETTLE_H
#define PAY_SETTLE_H

#include "base/ctx.h"
#include "base/rc.h"

/* BUSY while the processor is known to be down. */
enum rc pay_ready(struct ctx *ctx) MUST_CHECK;

/*
 * Asks the processor to take the order's money. *pay_url is its page, NULL
 * if another request is asking right now or the answer is not known yet.
 * NULL, too, where no processor takes the money.
 * CONFLICT: the order takes no payment (paid, cancelled, or refused by the
 * processor just now, which has cancelled it).
 */
enum rc pay_ask(struct ctx *ctx, const char *order_id,
    const char **pay_url) MUST_CHECK;

/*
 * Finds out what became of an attempt: one without a session is asked for
 * again with the same key and body (or looked for in the processor's list,
 * if the answer is a replayed failure or the key is forgotten by now), one
 * with a session is fetched, and the order follows: paid, or cancelled with
 * everything given back. OK also if nothing has changed or the attempt is
 * final.
 */
enum rc pay_settle(struct ctx *ctx, const char *attempt_id) MUST_CHECK;

/*
 * Ends an unpaid order: asks the processor (if one takes its money) to
 * expire its session and settles by the answer, so that the order may turn
 * out paid. OK: it is final now. BUSY: it stays as it was. CONFLICT: it is
 * on its way, to be paid to the driver.
 */
enum rc pay_expire(struct ctx *ctx, const char *order_id) MUST_CHECK;

/*
 * Handles one stored event (orders.payment_event) by fetching what it
 * speaks of, and marks it handled; counts a try if that could not be had.
 */
enum rc pay_event(struct ctx *ctx, const char *event_id) MUST_CHECK;

/* Sends one refund that is due; OK if it was not, or is final already. */
enum rc pay_refund(struct ctx *ctx, const char *refund_id) MUST_CHECK;

#endif
