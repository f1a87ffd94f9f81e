/*
 * What the processor's own books say, read through its API page by page:
 * money taken, money given back, and the account that both are booked on.
 */
#ifndef PAY_LEDGER_H
#define PAY_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

/* Money that was captured; what was only asked for or failed is left out. */
struct ledger_charge {
    const char *id, *intent; /* intent NULL: a charge without one */
    struct money captured;
    const char *entry;       /* its row of the account, NULL: none yet */
    int64_t created;         /* seconds */
    bool disputed;
};

struct ledger_refund {
    const char *id, *intent, *charge;
    const char *row; /* metadata[refund], NULL if it has none */
    struct money amount;
    const char *entry;
    int64_t created;
    bool failed; /* or canceled: the money has stayed */
    bool given;  /* it has gone; neither: it is on its way */
};

/* A row of the processor's account: one of a charge, one of a refund. */
struct ledger_entry {
    const char *id, *type, *source;
    struct money amount, fee, net; /* a refund's are negative */
    bool exchanged;                /* the account is in another currency */
    int64_t created;
};

struct ledger {
    struct ledger_charge *charges;
    struct ledger_refund *refunds;
    struct ledger_entry *entries; /* by their source */
    size_t ncharges, nrefunds, nentries;
};

/*
 * All since some second, the account's rows first: each of them has its
 * charge or refund in the other lists. BUSY: it could not be had, or not all
 * of it.
 */
enum rc ledger_fetch(
    struct ctx *ctx, int64_t since, struct ledger *out) MUST_CHECK;

/*
 * The attempt that an intent names in its metadata; NULL if it names none,
 * or is not there.
 * BUSY: no answer.
 */
enum rc ledger_attempt_of(
    struct ctx *ctx, const char *intent, const char **attempt) MUST_CHECK;

#endif
