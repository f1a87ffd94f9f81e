/* What the worker reads and writes while it sends the outbox's mails. */
#ifndef SHOP_OUTBOX_SEND_H
#define SHOP_OUTBOX_SEND_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct outbox_mail {
    const char *id, *order_id, *kind, *recipient;
    const char *part; /* of one sent again: the first one's */
    int64_t created; /* seconds */
};

/*
 * Takes a mail that is due, for two minutes: nobody else sends it
 * meanwhile. NOTFOUND: it is not due, or was sent. Inside a transaction.
 */
enum rc outbox_take(
    struct ctx *ctx, const char *id, struct outbox_mail *out) MUST_CHECK;

/* The mail server has it. Inside a transaction. */
enum rc outbox_sent(struct ctx *ctx, const char *id) MUST_CHECK;

/*
 * It was not taken, and why; due again after a pause that doubles from 2 s
 * to an hour. Inside a transaction.
 */
enum rc outbox_failed(
    struct ctx *ctx, const char *id, const char *why) MUST_CHECK;

/* The words of an alert; "" if there is none. */
enum rc outbox_alert(
    struct ctx *ctx, const char *id, const char **text) MUST_CHECK;

#endif
