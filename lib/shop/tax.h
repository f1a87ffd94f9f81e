/* Tax rates by class and country. */
#ifndef SHOP_TAX_H
#define SHOP_TAX_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * The rate in basis points. A country without a rate of its own is taxed
 * like the shop's own country; FAIL if that has none either.
 */
enum rc tax_rate(struct ctx *ctx, const char *tax_class, const char *country,
    int64_t *bp) MUST_CHECK;

#endif
