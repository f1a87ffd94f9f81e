/* Mails that staff has sent once more, or at once. */
#ifndef SHOP_OUTBOX_AGAIN_H
#define SHOP_OUTBOX_AGAIN_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Writes a mail of the order's once more, to the address that the order has
 * now: a row beside the first, which stays what the books count. key is the
 * form's, of 26 characters: CONFLICT if it was used. NOTFOUND: the order has
 * no such mail, or it is the owner's. Inside a transaction.
 */
enum rc outbox_again(struct ctx *ctx, const char *order_id,
    const char *mail, const char *key) MUST_CHECK;

/* One that waits is due now. NOTFOUND: it was sent. Inside a transaction. */
enum rc outbox_hurry(struct ctx *ctx, const char *mail) MUST_CHECK;

#endif
