#include <string.h>

#include "shop/tax.h"

struct total_rule
tax_rule_of(const char *rounding, const char *prices)
{
    return (struct total_rule){ .per_order = strcmp(rounding, "order") == 0,
        .added = strcmp(prices, "exclude") == 0 };
}

struct total_rule
tax_rule(const struct conf *conf)
{
    return tax_rule_of(conf->tax.rounding, conf->tax.prices);
}
