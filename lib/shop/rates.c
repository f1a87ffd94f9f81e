#include "shop/rates.h"

#include "base/conf.h"
#include "base/db.h"

DB_STMT(ways,
    "SELECT code, name, hint, tax_class, position, version, active "
    "FROM catalog.shipping_method ORDER BY position, code LIMIT 100");

DB_STMT(rates,
    "SELECT r.method, r.country, r.up_to_g, r.from_minor, r.currency, "
    "r.price_minor, r.currency FROM catalog.shipping_rate r "
    "JOIN catalog.shipping_method m ON m.code = r.method "
    "WHERE (? IS NULL OR r.method = ?) AND r.currency = ? "
    "ORDER BY r.country, m.position, r.method, r.up_to_g, r.from_minor "
    "LIMIT 2000");

enum rc
shipping_ways(struct ctx *ctx, struct shipping_way **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &ways);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct shipping_way *w = db_grow(q, out, n);

        w->code = db_str(q);
        w->name = db_str(q);
        w->hint = db_str(q);
        w->tax_class = db_str(q);
        w->position = db_int(q);
        w->version = db_int(q);
        w->active = db_int(q) != 0;
    }
    return db_end(q);
}

enum rc
shipping_rates(struct ctx *ctx, const char *method,
    struct shipping_rate **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &rates);

    *out = NULL;
    *n = 0;
    db_bind_str(q, method);
    db_bind_str(q, method);
    db_bind_str(q, ctx->conf->shop.currency);
    while (db_next(q)) {
        struct shipping_rate *r = db_grow(q, out, n);

        r->method = db_str(q);
        r->country = db_str(q);
        r->up_to_g = db_int(q);
        r->from = db_money(q);
        r->price = db_money(q);
    }
    return db_end(q);
}
