/* Addresses that were renamed. */
#ifndef SHOP_OLD_SLUG_H
#define SHOP_OLD_SLUG_H

#include "base/ctx.h"
#include "base/rc.h"

/* The slug of today of a "product" or "category" that had this one. */
enum rc old_slug_find(struct ctx *ctx, const char *kind, const char *slug,
    const char **out) MUST_CHECK;

#endif
