/*
 * A link that shows one order to whoever has it, for guests' mails: signed
 * and expiring. The order's id alone is no secret and shows nothing.
 */
#ifndef SHOP_ORDER_LINK_H
#define SHOP_ORDER_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/* The full URL, good for 90 days; NULL if the database does not answer. */
char *order_link(struct ctx *ctx, const char *order_id);

/* Whether a link's parts belong together and it has not expired. */
enum rc order_link_check(struct ctx *ctx, const char *order_id,
    int64_t until, const char *signature, bool *fits) MUST_CHECK;

#endif
