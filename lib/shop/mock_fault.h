/*
 * Faults that the mock processor makes on demand, in demos and tests only:
 * rows that say what goes wrong next, and how many times.
 */
#ifndef SHOP_MOCK_FAULT_H
#define SHOP_MOCK_FAULT_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

/* True for the kinds that INTERFACE names. */
bool mock_fault_known(const char *kind);

enum rc mock_fault_add(struct ctx *ctx, const char *kind, const char *path,
    int64_t times) MUST_CHECK;
enum rc mock_fault_clear(struct ctx *ctx) MUST_CHECK;

/* Whether there is any left, of calls or of webhooks. */
enum rc mock_fault_waits(struct ctx *ctx, bool *out) MUST_CHECK;

/*
 * Uses up one that concerns calls of this path or of one below it; *kind is
 * NULL if there is none. Inside a transaction.
 */
enum rc mock_fault_of_call(
    struct ctx *ctx, const char *path, const char **kind) MUST_CHECK;

/* Likewise one that concerns webhooks. */
enum rc mock_fault_of_webhook(struct ctx *ctx, const char **kind) MUST_CHECK;

#endif
