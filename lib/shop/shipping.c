#include "shop/shipping.h"

#include <string.h>

#include "base/db.h"

DB_STMT(methods,
    "SELECT m.code, m.name, m.hint, m.tax_class, "
    "IF(r.free_from_minor IS NOT NULL AND ? >= r.free_from_minor, 0, "
    "r.price_minor), r.currency "
    "FROM catalog.shipping_rate r "
    "JOIN catalog.shipping_method m ON m.code = r.method "
    "WHERE r.country = ? AND r.currency = ? "
    "ORDER BY m.position, m.code LIMIT 50");

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
