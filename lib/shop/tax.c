#include "shop/tax.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/keep.h"
#include "base/log.h"

struct rate {
    const char *tax_class, *country;
    int64_t bp;
};

struct rates {
    struct rate *at;
    size_t n;
};

DB_STMT(all_rates,
    "SELECT tax_class, country, rate_bp FROM catalog.tax_rate "
    "ORDER BY tax_class, country LIMIT 10000");

static enum rc
load(struct ctx *ctx, const struct rates **out)
{
    struct rates *all = keep_get(ctx, "tax_rates");
    struct db_query *q;

    *out = all;
    if (all != NULL)
        return OK;
    all = talloc_zero(ctx, struct rates);
    q = db_start(ctx, &all_rates);
    while (db_next(q)) {
        struct rate *r = db_grow(q, &all->at, &all->n);

        r->tax_class = talloc_steal(all, db_str(q));
        r->country = talloc_steal(all, db_str(q));
        r->bp = db_int(q);
    }
    TRY(db_end(q));
    if (all->at != NULL)
        talloc_steal(all, all->at);
    *out = keep_set(ctx, "tax_rates", all);
    return OK;
}

static const struct rate *
find(const struct rates *all, const char *tax_class, const char *country)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->at[i].tax_class, tax_class) == 0 &&
            strcmp(all->at[i].country, country) == 0)
            return &all->at[i];
    return NULL;
}

enum rc
tax_rate_find(
    struct ctx *ctx, const char *tax_class, const char *country, int64_t *bp)
{
    const struct rates *all;
    const struct rate *r;

    TRY(load(ctx, &all));
    r = find(all, tax_class, country);
    if (r == NULL)
        r = find(all, tax_class, ctx->conf->shop.country);
    if (r == NULL)
        return NOTFOUND;
    *bp = r->bp;
    return OK;
}

enum rc
tax_rate(
    struct ctx *ctx, const char *tax_class, const char *country, int64_t *bp)
{
    enum rc rc = tax_rate_find(ctx, tax_class, country, bp);

    if (rc != NOTFOUND)
        return rc;
    log_fail("finding a tax rate", "class %s has none for %s or %s", tax_class,
        country, ctx->conf->shop.country);
    return FAIL;
}
