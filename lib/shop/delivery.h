/* The usual delivery within the shop's own country, kept in the process. */
#ifndef SHOP_DELIVERY_H
#define SHOP_DELIVERY_H

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct delivery {
    struct money price;
    struct money free_from; /* of goods; 0: never free */
    const char *hint;       /* "2 to 4 days"; NULL: there is no delivery */
    const char *country;
};

enum rc delivery_usual(
    struct ctx *ctx, const struct delivery **out) MUST_CHECK;

#endif
