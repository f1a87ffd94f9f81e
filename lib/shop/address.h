/* The addresses of signed-in people, as their orders used them. */
#ifndef SHOP_ADDRESS_H
#define SHOP_ADDRESS_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

struct order_wish;

struct address {
    const char *id, *name, *line1, *line2, *city, *postcode, *country;
};

/* A person's addresses, the last used first, at most 20. */
enum rc address_list(struct ctx *ctx, const char *sub, struct address **out,
    size_t *n) MUST_CHECK;

/* The one an order goes to is the last used. Inside a transaction. */
enum rc address_remember(
    struct ctx *ctx, const struct order_wish *wish) MUST_CHECK;

#endif
