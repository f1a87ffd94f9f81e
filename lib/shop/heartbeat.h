/* Programs without requests say that they are at work; who looks, reads it. */
#ifndef SHOP_HEARTBEAT_H
#define SHOP_HEARTBEAT_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/* A job of a daemon's, every ten seconds. */
enum rc heartbeat(struct ctx *ctx) MUST_CHECK;

struct heartbeat {
    const char *program, *host, *began_at, *at;
    int64_t pid, seconds; /* since at */
};

/* Who was heard of within the hour, at most a hundred. */
enum rc heartbeats(
    struct ctx *ctx, struct heartbeat **out, size_t *n) MUST_CHECK;

/* For how many seconds the longest waits; 0: nothing does. */
struct lag {
    int64_t events, refunds, mails, orders, jobs;
};

enum rc lag_of_work(struct ctx *ctx, struct lag *out) MUST_CHECK;

#endif
