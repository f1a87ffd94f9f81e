/* Carts whose time is over. */
#ifndef SHOP_PURGE_CARTS_H
#define SHOP_PURGE_CARTS_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Deletes some carts, each with what hangs on it in a transaction of its
 * own: open ones that a guest has not touched for carts.guest_days, and
 * those that were deleted or merged away over 30 days ago; not one that an
 * order came from. A guest of whom nothing is left goes, too; one who has
 * signed in, after 30 days.
 */
enum rc purge_carts(struct ctx *ctx) MUST_CHECK;

#endif
