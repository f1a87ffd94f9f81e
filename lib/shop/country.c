#include "shop/country.h"

#include <string.h>

#include "base/db.h"
#include "base/keep.h"

struct countries {
    struct country *at;
    size_t n;
};

DB_STMT(all_countries,
    "SELECT code, name FROM catalog.country ORDER BY name LIMIT 300");

enum rc
country_all(struct ctx *ctx, const struct country **out, size_t *n)
{
    struct countries *all = keep_get(ctx, "countries");
    struct db_query *q;

    if (all == NULL) {
        all = talloc_zero(ctx, struct countries);
        q = db_start(ctx, &all_countries);
        while (db_next(q)) {
            struct country *c = db_grow(q, &all->at, &all->n);

            c->code = talloc_steal(all, db_str(q));
            c->name = talloc_steal(all, db_str(q));
        }
        TRY(db_end(q));
        if (all->at != NULL)
            talloc_steal(all, all->at);
        keep_set(ctx, "countries", all);
    }
    *out = all->at;
    *n = all->n;
    return OK;
}

const char *
country_name(const struct country *all, size_t n, const char *code)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].code, code) == 0)
            return all[i].name;
    return NULL;
}
