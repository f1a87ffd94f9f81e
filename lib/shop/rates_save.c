#include "shop/rates_save.h"

#include "base/conf.h"
#include "base/db.h"
#include "shop/catalog_changed.h"
#include "shop/setting_version.h"

DB_STMT(add_way,
    "INSERT INTO catalog.shipping_method (name, hint, position, tax_class, "
    "active, code) VALUES (?, ?, ?, ?, ?, ?)");

DB_STMT(change_way,
    "UPDATE catalog.shipping_method SET name = ?, hint = ?, position = ?, "
    "tax_class = ?, active = ?, version = version + 1 "
    "WHERE code = ? AND version = ?");

DB_STMT(forget_rates,
    "DELETE FROM catalog.shipping_rate WHERE method = ? AND currency = ?");

DB_STMT(add_rate,
    "INSERT INTO catalog.shipping_rate (method, country, up_to_g, "
    "from_minor, price_minor, currency) VALUES (?, ?, ?, ?, ?, ?)");

DB_STMT(cells,
    "SELECT tax_class, country, rate_bp FROM catalog.tax_rate "
    "ORDER BY country, tax_class LIMIT 5000");

DB_STMT(count_up_any,
    "UPDATE catalog.setting SET value = value + 1 WHERE name = 'tax'");

DB_STMT(forget_cell,
    "DELETE FROM catalog.tax_rate WHERE tax_class = ? AND country = ?");

DB_STMT(add_cell,
    "INSERT INTO catalog.tax_rate (tax_class, country, rate_bp) "
    "VALUES (?, ?, ?)");

DB_STMT(add_country,
    "INSERT INTO catalog.country (code, name) VALUES (?, ?)");

DB_STMT(forget_ways_to,
    "DELETE FROM catalog.shipping_rate WHERE country = ?");

DB_STMT(has_orders,
    "SELECT EXISTS (SELECT 1 FROM orders.orders "
    "WHERE country = ? OR invoice_country = ?) LIMIT 1");

DB_STMT(forget_country, "DELETE FROM catalog.country WHERE code = ?");

static void
bind_way(struct db_query *q, const struct shipping_way *w)
{
    db_bind_str(q, w->name);
    db_bind_str(q, w->hint);
    db_bind_int(q, w->position);
    db_bind_str(q, w->tax_class);
    db_bind_int(q, w->active);
    db_bind_str(q, w->code);
}

static enum rc
save_way(struct ctx *ctx, const struct shipping_way *w)
{
    struct db_query *q = db_start(ctx, w->version > 0 ? &change_way : &add_way);
    enum rc rc;

    bind_way(q, w);
    if (w->version == 0) {
        rc = db_run(q, NULL);
        return rc == CONFLICT ? INVALID : rc;
    }
    db_bind_int(q, w->version);
    rc = db_run_one(q);
    return rc == NOTFOUND ? CONFLICT : rc;
}

enum rc
shipping_way_save(struct ctx *ctx, const struct shipping_way *w,
    const struct shipping_rate *rates, size_t n)
{
    struct db_query *q;
    enum rc rc;

    TRY(save_way(ctx, w));
    q = db_start(ctx, &forget_rates);
    db_bind_str(q, w->code);
    db_bind_str(q, ctx->conf->shop.currency);
    TRY(db_run(q, NULL));
    for (size_t i = 0; i < n; i++) {
        q = db_start(ctx, &add_rate);
        db_bind_str(q, w->code);
        db_bind_str(q, rates[i].country);
        db_bind_int(q, rates[i].up_to_g);
        db_bind_int(q, rates[i].from.minor);
        db_bind_int(q, rates[i].price.minor);
        db_bind_str(q, rates[i].price.cur);
        rc = db_run(q, NULL);
        TRY(rc == CONFLICT ? INVALID : rc);
    }
    return catalog_changed(ctx);
}

enum rc
tax_cells(struct ctx *ctx, struct tax_cell **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &cells);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct tax_cell *c = db_grow(q, out, n);

        c->tax_class = db_str(q);
        c->country = db_str(q);
        c->bp = db_int(q);
    }
    return db_end(q);
}

static enum rc
save_cell(struct ctx *ctx, const struct tax_cell *c)
{
    struct db_query *q = db_start(ctx, &forget_cell);

    db_bind_str(q, c->tax_class);
    db_bind_str(q, c->country);
    TRY(db_run(q, NULL));
    if (c->bp < 0)
        return OK;
    q = db_start(ctx, &add_cell);
    db_bind_str(q, c->tax_class);
    db_bind_str(q, c->country);
    db_bind_int(q, c->bp);
    return db_run(q, NULL);
}

enum rc
tax_save(
    struct ctx *ctx, int64_t at, const struct tax_cell *all, size_t n)
{
    TRY(setting_next_version(ctx, TAX_VERSION, at));
    for (size_t i = 0; i < n; i++)
        TRY(save_cell(ctx, &all[i]));
    return catalog_changed(ctx);
}

enum rc
country_add(struct ctx *ctx, const char *code, const char *name)
{
    struct db_query *q;

    TRY(db_run(db_start(ctx, &count_up_any), NULL));
    q = db_start(ctx, &add_country);
    db_bind_str(q, code);
    db_bind_str(q, name);
    TRY(db_run(q, NULL));
    return catalog_changed(ctx);
}

enum rc
country_remove(struct ctx *ctx, const char *code)
{
    struct db_query *q;
    bool used;

    TRY(db_run(db_start(ctx, &count_up_any), NULL));
    q = db_start(ctx, &has_orders);
    db_bind_str(q, code);
    db_bind_str(q, code);
    used = db_next(q) && db_int(q) != 0;
    TRY(db_end(q));
    if (used)
        return CONFLICT;
    q = db_start(ctx, &forget_ways_to);
    db_bind_str(q, code);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &forget_country);
    db_bind_str(q, code);
    TRY(db_run_one(q));
    return catalog_changed(ctx);
}
