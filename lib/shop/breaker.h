/*
 * Whether the processor is known to be down: after five failures in a row
 * nobody asks it on a shopper's time for 15 s.
 */
#ifndef SHOP_BREAKER_H
#define SHOP_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct breaker {
    int64_t failures; /* in a row, up to now */
    bool open;
};

enum rc breaker_get(struct ctx *ctx, struct breaker *out) MUST_CHECK;

/* Inside a transaction, both. */
enum rc breaker_fail(struct ctx *ctx) MUST_CHECK;
enum rc breaker_reset(struct ctx *ctx) MUST_CHECK;

#endif
