/* What checking the books found, kept run by run. */
#ifndef SHOP_BOOKS_RUN_H
#define SHOP_BOOKS_RUN_H

#include <stdbool.h>

#include "shop/books.h"

struct books_run {
    const char *id;
    const char *started_at, *ended_at; /* UTC DATETIME */
    const char *result;                /* same, different, unchecked */
    int64_t ms, orders, differences;
};

/* The run of now: *due is false if it was made, or minutes is 0. */
struct books_slot {
    int64_t minutes; /* given: between two runs */
    int64_t number;
    const char *started_at;
    bool due;
};

enum rc books_slot(struct ctx *ctx, struct books_slot *slot) MUST_CHECK;

/*
 * Keeps a run, with a mail to the owner if it found a kind of difference
 * that was not there when the books were last checked. CONFLICT: somebody
 * else has kept this slot's. Inside a transaction.
 */
enum rc books_keep(struct ctx *ctx, const struct books_slot *slot,
    const struct books *books, const char *result) MUST_CHECK;

/* The newest first, at most ten. */
enum rc books_runs(
    struct ctx *ctx, struct books_run **out, size_t *n) MUST_CHECK;

/* What a run found. */
enum rc books_findings(struct ctx *ctx, const char *run,
    struct finding **out, size_t *n) MUST_CHECK;

struct books_alert {
    const char *id, *kind, *text, *at;
    const char *order_id, *order; /* order: its number */
};

/* Those that nobody has looked at, newest first, at most fifty. */
enum rc books_alerts(
    struct ctx *ctx, struct books_alert **out, size_t *n) MUST_CHECK;

#endif
