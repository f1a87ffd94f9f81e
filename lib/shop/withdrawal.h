/* Shoppers who withdraw from an order, by the form for it. */
#ifndef SHOP_WITHDRAWAL_H
#define SHOP_WITHDRAWAL_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

struct withdrawal {
    const char *id;
    const char *number, *name, *email, *text; /* as they were typed */
    const char *order_id; /* NULL: no order has that number */
    bool same_email;      /* as that order's */
    const char *at;       /* UTC DATETIME */
};

/*
 * Writes it down, with a mail to the shopper and one to the owner; sets id.
 * If number and e-mail are not those of one order, the mail to the shopper
 * goes out once a day, and has nothing that was typed. CONFLICT: too many
 * came in this hour from that e-mail, that address of the net (remote, may be
 * NULL) or at all. Inside a transaction.
 */
enum rc withdrawal_take(
    struct ctx *ctx, struct withdrawal *w, const char *remote) MUST_CHECK;

/* NOTFOUND if there is none. */
enum rc withdrawal_read(
    struct ctx *ctx, const char *id, struct withdrawal *out) MUST_CHECK;

#endif
