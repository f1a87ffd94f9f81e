/*
 * A parcel that its driver brought back: it was to be paid at the door, and
 * nobody paid.
 */
#ifndef SHOP_ORDER_BACK_H
#define SHOP_ORDER_BACK_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

struct parcel_back {
    const char *order_id;
    const char *by; /* for people, may be "" */
    bool whole;     /* its pieces can be sold again; else they are gone */
};

/*
 * The order is cancelled and its pieces are counted back, or written off.
 * Again is OK. CONFLICT with *wrong: "back_unshipped" (then it is cancelled:
 * order_ship.h), "back_paid" (then it is refunded) or "cancelled_before".
 * Inside a transaction.
 */
enum rc order_came_back(struct ctx *ctx, const struct parcel_back *back,
    const char **wrong) MUST_CHECK;

#endif
