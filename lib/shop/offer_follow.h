/* What prices written by others do to an offer that runs. */
#ifndef SHOP_OFFER_FOLLOW_H
#define SHOP_OFFER_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * After prices of the product were written by a person or a file: where an
 * item of the running offer still is reduced, its price now is the offer's;
 * where it is not, it has left the offer, which ends with its last item. So
 * the end only ever brings back what is the regular price then. Inside a
 * transaction that locked the product.
 */
enum rc offer_follow(struct ctx *ctx, int64_t product) MUST_CHECK;

/* Whether a running offer sets the item's price. */
enum rc offer_runs(struct ctx *ctx, const char *sku, bool *out) MUST_CHECK;

#endif
