/* What staff did with an order, for the log of who changed what. */
#ifndef SHOP_ORDER_LOG_H
#define SHOP_ORDER_LOG_H

#include "base/ctx.h"
#include "base/rc.h"

struct order_deed {
    const char *act;             /* "order.ship" */
    const char *what, *from, *to; /* NULL stands for none */
};

/* Nothing of the shopper: the log never forgets. Inside a transaction. */
enum rc order_log(struct ctx *ctx, const char *order_id,
    const struct order_deed *deed) MUST_CHECK;

#endif
