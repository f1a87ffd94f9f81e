/* A mistyped address, put right while the parcel is still here. */
#ifndef SHOP_ORDER_ADDRESS_H
#define SHOP_ORDER_ADDRESS_H

#include <stdbool.h>

#include "shop/order.h"

/*
 * The country is not among them: delivery and tax were worked out for it,
 * and nothing here prices an order again.
 */
struct order_address {
    const char *email, *name, *line1, *line2, *city, *postcode;
    bool on_invoice; /* the invoice says it too, where it is the same */
};

struct order_address order_address_of(const struct order *order);

/* A digest of what a form showed. */
const char *order_address_mark(
    struct ctx *ctx, const struct order *order);

/*
 * CONFLICT with *wrong: it was posted or called off, or has another address
 * than the one of mark. *was is the order as it was. Inside a transaction.
 */
struct order_address_change {
    const char *order_id, *mark;
    struct order_address to;
    struct order *was;
    const char *wrong;
};
enum rc order_address_save(
    struct ctx *ctx, struct order_address_change *c) MUST_CHECK;

#endif
