/*
 * Money: a 64-bit count of minor units with an ISO 4217 currency. The
 * functions that compute return false on overflow or mixed currencies and
 * leave *out alone. No floating point anywhere.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <talloc.h>

#include "base/rc.h"

struct money {
    int64_t minor; /* cents for EUR, yen for JPY, fils for KWD */
    char cur[4];   /* "EUR" */
};

struct money money_of(int64_t minor, const char *cur);

bool money_add(struct money a, struct money b, struct money *out) MUST_CHECK;
bool money_sub(struct money a, struct money b, struct money *out) MUST_CHECK;
bool money_mul(struct money a, int64_t n, struct money *out) MUST_CHECK;

/* -1, 0 or 1; currencies must be equal, anything else is a bug. */
int money_cmp(struct money a, struct money b);

/* a * rate / 10000, rounded half to even; rate in basis points. */
bool money_rate(struct money a, int64_t rate_bp, struct money *out) MUST_CHECK;

/*
 * The price nearest to a of those that are a multiple of step less `less`:
 * step 100, less 1 is .99. The higher of two as near.
 */
bool money_nearest(struct money a, int64_t step, int64_t less,
    struct money *out) MUST_CHECK;

/* The tax within a gross amount: a * rate / (10000 + rate), half to even. */
bool money_tax_within(
    struct money gross, int64_t rate_bp, struct money *out) MUST_CHECK;

/* Whole percent that now is below was, rounded down; 0 if it is not. */
int64_t money_percent_less(struct money was, struct money now);

/*
 * Splits whole over n weights by largest remainder, so that the parts add up
 * to whole exactly; equal remainders go to the earlier part. Weights are
 * >= 0; if all are 0 the first part gets everything.
 */
bool money_share(struct money whole, const int64_t *weights, size_t n,
    struct money *parts) MUST_CHECK;

/* Digits after the decimal point (ISO 4217): EUR 2, JPY 0, KWD 3; -1 unknown */
int money_digits(const char *cur);

/* Reads "12", "12.5" or "12.50" of a currency; nothing negative. */
bool money_parse(const char *s, const char *cur, struct money *out) MUST_CHECK;

/* "12.50": as in a CSV file or a data feed. */
char *money_plain(TALLOC_CTX *mem, struct money m);

/* "€1,012.50", "−€5.00", "¥1,200", "CHF 12.50": as people read it. */
char *money_text(TALLOC_CTX *mem, struct money m);

#endif
