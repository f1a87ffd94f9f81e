/*
 * Mail to be sent, and what a person must look at, written in the
 * transaction that makes it true. The worker sends.
 */
#ifndef SHOP_OUTBOX_H
#define SHOP_OUTBOX_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Once an order, kind and part; again is OK and writes nothing. order_id
 * NULL: a mail about the books, part is their run; or an invitation, part is
 * its id, and each is one more mail.
 * Nobody is written to without an address: whoever was erased has none.
 */
enum rc outbox_add(struct ctx *ctx, const char *order_id, const char *kind,
    const char *recipient, const char *part) MUST_CHECK;

struct alert {
    const char *kind, *ref; /* together once */
    const char *order_id;   /* may be NULL: then no mail goes out */
    const char *text;
};

/* Writes it down and tells the owner; again is OK and writes nothing. */
enum rc alert_raise(struct ctx *ctx, const struct alert *alert) MUST_CHECK;

/* The same of what is no failure: the log has none of it. */
enum rc alert_note(struct ctx *ctx, const struct alert *alert) MUST_CHECK;

#endif
