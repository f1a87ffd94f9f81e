/* What the worker writes about refunds while it sends them. */
#ifndef SHOP_REFUND_SEND_H
#define SHOP_REFUND_SEND_H

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/refund.h"

/*
 * Takes one that is due and puts its next try off. NOTFOUND: it is not due,
 * or final, or no processor took the money. Inside a transaction.
 */
enum rc refund_take(
    struct ctx *ctx, const char *id, struct refund *out) MUST_CHECK;

/* No answer: it may or may not have had its effect. Inside a transaction. */
enum rc refund_unknown(
    struct ctx *ctx, const struct refund *refund) MUST_CHECK;

/*
 * It went out: attempt and order follow, and a mail. OK if that was known.
 * Inside a transaction.
 */
enum rc refund_done(struct ctx *ctx, const struct refund *refund,
    const char *refund_id) MUST_CHECK;

/* The processor will not do it: a person must. Inside a transaction. */
enum rc refund_refused(struct ctx *ctx, const struct refund *refund,
    const char *why) MUST_CHECK;

#endif
