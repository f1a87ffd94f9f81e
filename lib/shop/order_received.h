/*
 * Money that came without the processor: by transfer, or from the driver.
 * Somebody says so, and the order is paid.
 */
#ifndef SHOP_ORDER_RECEIVED_H
#define SHOP_ORDER_RECEIVED_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * The whole amount is there. by: who says so, may be "". OK also if that
 * was said before. CONFLICT with *wrong: "received_elsewhere" (the processor
 * takes its money) or "received_cancelled". Inside a transaction.
 */
enum rc order_received(struct ctx *ctx, const char *order_id,
    const char *by, const char **wrong) MUST_CHECK;

#endif
