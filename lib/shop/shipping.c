#include "shop/shipping.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/keep.h"

struct countries {
    struct country *at;
    size_t n;
};

DB_STMT(all_countries,
    "SELECT code, name FROM catalog.country ORDER BY name LIMIT 300");

DB_STMT(methods,
    "SELECT m.code, m.name, m.hint, m.tax_class, "
    "IF(r.free_from_minor IS NOT NULL AND ? >= r.free_from_minor, 0, "
    "r.price_minor), r.currency "
    "FROM catalog.shipping_rate r "
    "JOIN catalog.shipping_method m ON m.code = r.method "
    "WHERE r.country = ? AND r.currency = ? "
    "ORDER BY m.position, m.code LIMIT 50");

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

enum rc
shipping_for(struct ctx *ctx, const char *country, struct money goods,
    struct shipping **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &methods);

    *out = NULL;
    *n = 0;
    db_bind_int(q, goods.minor);
    db_bind_str(q, country);
    db_bind_str(q, goods.cur);
    while (db_next(q)) {
        struct shipping *m = db_grow(q, out, n);

        m->code = db_str(q);
        m->name = db_str(q);
        m->hint = db_str(q);
        m->tax_class = db_str(q);
        m->price = db_money(q);
    }
    return db_end(q);
}

const struct shipping *
shipping_by_code(const struct shipping *all, size_t n, const char *code)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].code, code) == 0)
            return &all[i];
    return NULL;
}
