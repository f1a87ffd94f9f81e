/* Money back where no processor took it: somebody pays it, and says so. */
#ifndef SHOP_REFUND_BY_HAND_H
#define SHOP_REFUND_BY_HAND_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * An order's refund has been paid back. OK also if that was said before.
 * NOTFOUND: it is the processor's, or another order's. Inside a transaction.
 */
enum rc refund_by_hand(struct ctx *ctx, const char *order_id,
    const char *refund_id) MUST_CHECK;

#endif
