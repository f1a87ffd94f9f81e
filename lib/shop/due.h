/* What is to be done now, for the worker: ids, the longest waiting first. */
#ifndef SHOP_DUE_H
#define SHOP_DUE_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

enum due {
    DUE_EVENTS,   /* orders.payment_event that nobody has looked at */
    DUE_REFUNDS,  /* orders.refund that should go out */
    DUE_UNKNOWN,  /* payment attempts whose outcome nobody knows */
    DUE_ATTEMPTS, /* payment attempts that take suspiciously long */
    DUE_ORDERS,   /* unpaid orders whose time is over */
    DUE_OFFLINE,  /* such orders that no processor takes the money of */
    DUE_MAILS     /* orders.outbox */
};

enum { DUE_MAX = 50 };

struct due_list {
    const char *id[DUE_MAX];
    size_t n;
};

enum rc due_find(
    struct ctx *ctx, enum due what, struct due_list *out) MUST_CHECK;

#endif
