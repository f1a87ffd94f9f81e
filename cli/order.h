/* What clearcart order shows. */
#ifndef CLI_ORDER_H
#define CLI_ORDER_H

#include "shop/order.h"

enum rc order_show(struct ctx *ctx, const struct order *order) MUST_CHECK;

#endif
