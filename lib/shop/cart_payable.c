#include <string.h>

#include "base/conf.h"
#include "shop/cart.h"

bool
cart_can_be_paid(struct ctx *ctx, struct money unit, int64_t quantity)
{
    struct money sum;

    return strcmp(unit.cur, ctx->conf->shop.currency) == 0 &&
        money_mul(unit, quantity, &sum) && sum.minor <= CART_LINE_TOTAL_MAX;
}
