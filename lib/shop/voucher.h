/* Vouchers: each redemption is a row with a number of its own. */
#ifndef SHOP_VOUCHER_H
#define SHOP_VOUCHER_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/total.h"

struct voucher {
    const char *code;
    struct discount discount;
    struct money minimum;        /* of goods */
    int64_t uses_max, uses_each; /* INT64_MAX: any number */
};

/*
 * The voucher if this person may use it now on goods of that worth, else
 * CONFLICT. person is a sub, or whatever else tells people apart. Promises
 * nothing: voucher_redeem decides.
 */
enum rc voucher_find(struct ctx *ctx, const char *code, const char *person,
    struct money goods, struct voucher *out) MUST_CHECK;

/*
 * Uses it up for an order. CONFLICT: none are left; AGAIN: somebody took
 * the same number at the same time. Inside a transaction.
 */
enum rc voucher_redeem(struct ctx *ctx, const struct voucher *v,
    const char *order_id, const char *person) MUST_CHECK;

/* Takes back what an order has used. Inside a transaction. */
enum rc voucher_take_back(struct ctx *ctx, const char *order_id) MUST_CHECK;

#endif
