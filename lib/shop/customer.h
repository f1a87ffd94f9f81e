/*
 * People who ordered, as staff sees them. A person is an account, or the
 * address that guests gave; nobody checked that address, so that the two are
 * never taken for one. Any order's id names who placed it.
 */
#ifndef SHOP_CUSTOMER_H
#define SHOP_CUSTOMER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

enum { CUSTOMERS_PAGE = 50 };

struct customer {
    const char *id; /* of the first order */
    const char *email, *name, *sub; /* sub: NULL for a guest */
    const char *last_at;            /* UTC DATETIME */
    int64_t orders;
    struct money spent; /* less what went back */
};

/*
 * By e-mail address, one more than a page if there are more. words: how an
 * address, a name or a surname begins, or NULL; after: the id of the last
 * one seen, or NULL. An account has a line for each address it used.
 */
enum rc customer_list(struct ctx *ctx, const char *words, const char *after,
    struct customer **out, size_t *n) MUST_CHECK;

/* Whose an order is, with the sums over all addresses of an account. */
enum rc customer_get(
    struct ctx *ctx, const char *order_id, struct customer *out) MUST_CHECK;

/* The ids of a person's orders, oldest first, at most 1000. */
enum rc customer_orders(struct ctx *ctx, const struct customer *person,
    const char ***ids, size_t *n) MUST_CHECK;

struct customer_note {
    const char *text, *name, *at;
};

struct customer_voucher {
    const char *code, *number, *order_id, *at;
};

/* Somebody else, as far as anybody knows, under the same address. */
struct customer_other {
    const char *id;
    bool guest;
    int64_t orders;
};

struct customer_more {
    struct customer_note *notes;
    struct customer_voucher *vouchers;
    struct customer_other *others;
    size_t nnotes, nvouchers, nothers;
    int64_t carts, things; /* not bought yet */
};

enum rc customer_more(struct ctx *ctx, const struct customer *person,
    struct customer_more *out) MUST_CHECK;

#endif
