/*
 * What staff does with an order besides paying back: posting it, saying that
 * it has arrived, calling it off. Inside a transaction, all of it. CONFLICT:
 * the order does not allow it and *wrong says why; nothing was changed.
 */
#ifndef SHOP_ORDER_SHIP_H
#define SHOP_ORDER_SHIP_H

#include "base/ctx.h"
#include "base/rc.h"

struct shipment {
    const char *order_id;
    const char *tracking, *carrier; /* either may be "" */
    const char *by;                 /* for people, may be "" */
};

/*
 * Writes the mail too. The same again is OK and does nothing. *wrong:
 * "ship_unpaid", "ship_refunded" or "order_shipped" (otherwise, before).
 */
enum rc order_ship(struct ctx *ctx, const struct shipment *shipment,
    const char **wrong) MUST_CHECK;

/* Again is OK. *wrong: "deliver_unshipped". */
enum rc order_deliver(struct ctx *ctx, const char *order_id, const char *by,
    const char **wrong) MUST_CHECK;

/*
 * Lets an unpaid order's time be over: the worker asks the processor to end
 * its payment and cancels it, unless it turns out paid. *wrong:
 * "cancel_paid" (then it is refunded: refund_ask.h), "order_shipped" (then
 * it may come back: order_back.h) or "cancelled_before".
 */
enum rc order_call_off(struct ctx *ctx, const char *order_id, const char *by,
    const char **wrong) MUST_CHECK;

#endif
