/* Tax rates by class and country, and the rule that they are used by. */
#ifndef SHOP_TAX_H
#define SHOP_TAX_H

#include <stdint.h>

#include "base/conf.h"
#include "base/ctx.h"
#include "base/rc.h"
#include "shop/total.h"

/*
 * The rate in basis points. A country without a rate of its own is taxed
 * like the shop's own country; NOTFOUND if that has none either.
 */
enum rc tax_rate_find(struct ctx *ctx, const char *tax_class,
    const char *country, int64_t *bp) MUST_CHECK;

/* The same, where an order needs it: FAIL, and said so, if there is none. */
enum rc tax_rate(struct ctx *ctx, const char *tax_class, const char *country,
    int64_t *bp) MUST_CHECK;

/* The shop's rule now, and as an order says which it was made by. */
struct total_rule tax_rule(const struct conf *conf);
struct total_rule tax_rule_of(const char *rounding, const char *prices);

#endif
