/*
 * What the processor's own books say, read through its API page by page:
 * money taken and money given back.
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
    int64_t created; /* seconds */
    bool disputed;
};

struct ledger_refund {
    const char *id, *intent, *charge;
    const char *row; /* metadata[refund], NULL if it has none */
    struct money amount;
    int64_t created;
    bool failed; /* or canceled: the money has stayed */
};

struct ledger {
    struct ledger_charge *charges;
    struct ledger_refund *refunds;
    size_t ncharges, nrefunds;
};

/* All since some second. BUSY: it could not be had, or not all of it. */
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
