/* The usual delivery within the shop's own country, kept in the process. */
#ifndef SHOP_DELIVERY_H
#define SHOP_DELIVERY_H

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/shipping_step.h"

struct delivery {
    struct shipping_step *steps;
    size_t n;         /* 0: there is no delivery */
    const char *hint; /* "2 to 4 days" */
    const char *country;
};

enum rc delivery_usual(
    struct ctx *ctx, const struct delivery **out) MUST_CHECK;

#endif
