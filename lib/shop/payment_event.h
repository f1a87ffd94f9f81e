/* What the processor sent, stored before it is believed. */
#ifndef SHOP_PAYMENT_EVENT_H
#define SHOP_PAYMENT_EVENT_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

struct payment_event {
    const char *id, *type;
    const char *attempt, *session_id; /* NULL if it names none */
    const char *body;
    bool handled;
};

/* CONFLICT: it was stored before. Inside a transaction. */
enum rc payment_event_store(
    struct ctx *ctx, const struct payment_event *event) MUST_CHECK;

/* Without its body. */
enum rc payment_event_get(
    struct ctx *ctx, const char *id, struct payment_event *out) MUST_CHECK;

/* Handled, or tried once more in vain. Inside a transaction. */
enum rc payment_event_mark(
    struct ctx *ctx, const char *id, bool handled) MUST_CHECK;

#endif
