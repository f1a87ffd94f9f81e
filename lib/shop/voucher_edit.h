/* Vouchers as the admin makes, changes and lists them. */
#ifndef SHOP_VOUCHER_EDIT_H
#define SHOP_VOUCHER_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { VOUCHER_CODES_MAX = 1000, VOUCHER_LIST_PAGE = 50 };

struct voucher_row {
    const char *code, *campaign, *currency;
    const char *kind;            /* "percent", "amount", "shipping" */
    int64_t percent_bp, amount;  /* 0: not of that kind */
    int64_t minimum;             /* minor units, like amount */
    int64_t uses_max, uses_each; /* 0: any number */
    const char *starts_at, *ends_at; /* UTC DATETIMEs or NULL */
    int64_t version, uses;
    /* Numbers taken, which limits must not fall below. */
    int64_t highest, highest_each;
    const char *made_at;
    const char *state; /* "running", "to_come", "ended", "used_up" */
};

/* NOTFOUND if there is none. */
enum rc voucher_read(
    struct ctx *ctx, const char *code, struct voucher_row *out) MUST_CHECK;

/* CONFLICT: the code is taken. Inside a transaction. */
enum rc voucher_add(struct ctx *ctx, const struct voucher_row *v) MUST_CHECK;

/*
 * Changes all but code and campaign, for orders to come. CONFLICT: it is of
 * another version by now. INVALID: a limit is below what was used, which
 * out->highest and highest_each tell. Inside a transaction.
 */
enum rc voucher_change(struct ctx *ctx, const struct voucher_row *v,
    struct voucher_row *out) MUST_CHECK;

/* It counts no more; NOTFOUND: it had ended. Inside a transaction. */
enum rc voucher_end(struct ctx *ctx, const char *code) MUST_CHECK;

struct voucher_filter {
    const char *state, *code, *campaign; /* NULL: any */
    const char *before_time, *before;    /* the last of the page before */
    int64_t limit;
};

/* Newest first; at most limit. */
enum rc voucher_list(struct ctx *ctx, const struct voucher_filter *f,
    struct voucher_row **out, size_t *n) MUST_CHECK;

/* A code that nobody guesses, with this and a hyphen before it. */
char *voucher_code(TALLOC_CTX *mem, const char *prefix);

/* Letters A-Z, digits and hyphens, 3 to 40 of them. */
bool voucher_code_reads(const char *code);

#endif
