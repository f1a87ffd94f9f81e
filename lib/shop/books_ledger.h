/* Our side of the processor's books: what we know of its money. */
#ifndef SHOP_BOOKS_LEDGER_H
#define SHOP_BOOKS_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

/* Seconds, by the database's clock. */
enum rc books_now(struct ctx *ctx, int64_t *now) MUST_CHECK;

/* An intent whose money an attempt has captured. */
struct books_paid {
    const char *intent, *order_id, *order;
    struct money captured;
    int64_t at; /* when we learnt of it */
    bool seen;  /* for whoever compares */
};

/* Money that goes, or went, back. */
struct books_refund {
    const char *id, *refund_id, *intent, *state, *order_id, *order;
    struct money amount;
    int64_t at; /* when it was done, else when it was queued */
    bool seen;
};

struct books_ours {
    struct books_paid *paid;       /* by intent */
    struct books_refund *refunds;  /* by intent */
    size_t npaid, nrefunds;
    int64_t since; /* given */
};

/* All since some second, at one instant. Outside any transaction. */
enum rc books_ours(struct ctx *ctx, struct books_ours *ours) MUST_CHECK;

struct books_attempt {
    const char *state, *order_id, *order;
};

/* NOTFOUND: there is no such attempt. */
enum rc books_attempt(struct ctx *ctx, const char *id,
    struct books_attempt *out) MUST_CHECK;

#endif
