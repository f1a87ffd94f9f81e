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
    /* UTC DATETIMEs, NULL: no bound; from the first on, before the other. */
    const char *starts_at, *ends_at;
    const char *why; /* with CONFLICT */
};

/* Who would use it, for what, when. */
struct voucher_use {
    const char *now; /* UTC DATETIME */
    const char *person;
    struct money goods;
    int64_t use_no, person_no; /* the next free numbers */
};

/*
 * NULL, or why not: "ended", "used_up", "used", "not_yet" or "minimum",
 * what is final first. Of an address, which anybody may type, "used" would
 * tell whose it is: it is "used_up" then.
 */
const char *voucher_refusal(
    const struct voucher *v, const struct voucher_use *use);

/*
 * The voucher if this person may use it now on goods of that worth, else
 * CONFLICT and why: as voucher_refusal says, or "unknown", when the rest is
 * worth nothing. person is as order_person has it. Promises nothing:
 * voucher_redeem decides.
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
