/*
 * The two ends of an unpaid order: its reservation becomes a sale, or all of
 * it is given back. The order is locked and live; inside a transaction.
 */
#ifndef SHOP_ORDER_FINISH_H
#define SHOP_ORDER_FINISH_H

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/order_state.h"

/* Sale, cart purchased, invoice number, mails to shopper and owner. */
enum rc order_paid(struct ctx *ctx, const struct order_head *order,
    const char *note) MUST_CHECK;

/*
 * Stock and voucher given back, the cart open again with its lines; a mail
 * to the shopper unless it is the shopper who does it.
 */
enum rc order_cancelled(struct ctx *ctx, const struct order_head *order,
    const char *note) MUST_CHECK;

#endif
