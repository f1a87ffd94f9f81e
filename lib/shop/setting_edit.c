#include "shop/setting_edit.h"

#include "base/db.h"
#include "shop/catalog_changed.h"
#include "shop/setting_version.h"

DB_STMT(change, "UPDATE catalog.setting SET value = ? WHERE name = ?");

DB_STMT(add, "INSERT INTO catalog.setting (name, value) VALUES (?, ?)");

DB_STMT(forget, "DELETE FROM catalog.setting WHERE name = ?");

DB_STMT(currency_used,
    "SELECT EXISTS (SELECT 1 FROM catalog.item) "
    "OR EXISTS (SELECT 1 FROM orders.orders) "
    "OR EXISTS (SELECT 1 FROM catalog.shipping_rate "
    "WHERE price_minor > 0) LIMIT 1");

static enum rc
save_one(struct ctx *ctx, const struct setting *s)
{
    struct db_query *q;
    int64_t rows;

    if (s->value == NULL) {
        q = db_start(ctx, &forget);
        db_bind_str(q, s->name);
        return db_run(q, NULL);
    }
    q = db_start(ctx, &change);
    db_bind_str(q, s->value);
    db_bind_str(q, s->name);
    TRY(db_run(q, &rows));
    if (rows > 0)
        return OK;
    q = db_start(ctx, &add);
    db_bind_str(q, s->name);
    db_bind_str(q, s->value);
    return db_run(q, NULL);
}

enum rc
setting_save(struct ctx *ctx, int64_t at, const struct setting *all, size_t n)
{
    TRY(setting_next_version(ctx, SETTINGS, at));
    for (size_t i = 0; i < n; i++)
        TRY(save_one(ctx, &all[i]));
    return catalog_changed(ctx);
}

enum rc
setting_currency_is_used(struct ctx *ctx, bool *used)
{
    struct db_query *q = db_start(ctx, &currency_used);

    *used = db_next(q) && db_int(q) != 0;
    return db_end(q);
}
