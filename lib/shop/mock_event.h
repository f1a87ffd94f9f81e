/*
 * Events of the mock processor and the webhooks that tell of them, which
 * its daemon sends from paymock.delivery.
 */
#ifndef SHOP_MOCK_EVENT_H
#define SHOP_MOCK_EVENT_H

#include <jansson.h>
#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/mock_list.h"

#define MOCK_API_VERSION "2024-06-20"

/*
 * The events of one transaction. Zeroed at its begin but for the key and
 * the request of the call. A webhook fault strikes all of a batch and counts
 * once.
 */
struct mock_batch {
    const char *key;   /* the call's idempotency key, NULL if none */
    const char *request; /* the call's id, NULL for a payer's deed */
    bool asked;        /* whether there is a fault */
    const char *fault; /* NULL if none */
    const char *last;  /* the event added last */
    int n;
};

struct mock_event {
    int64_t seq;
    const char *id, *type, *body;
    int64_t created;
};

/*
 * Records that something happened to object (its reference is taken) and
 * queues its webhook. Inside a transaction.
 */
enum rc mock_event_add(struct ctx *ctx, struct mock_batch *batch,
    const char *type, json_t *object) MUST_CHECK;

enum rc mock_event_get(
    struct ctx *ctx, const char *id, struct mock_event *out) MUST_CHECK;

enum rc mock_event_list(struct ctx *ctx, const struct mock_list *list,
    struct mock_event **out, size_t *n) MUST_CHECK;

/* Webhooks of an event that were not answered with 2xx yet. */
enum rc mock_event_pending(
    struct ctx *ctx, const char *id, int64_t *out) MUST_CHECK;

#endif
