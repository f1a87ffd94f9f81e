#include "shop/category.h"

#include <string.h>

#include "base/db.h"
#include "base/keep.h"

DB_STMT(all_rows,
    "SELECT id, COALESCE(parent, 0), slug, name, description "
    "FROM catalog.category ORDER BY position, name, id LIMIT 20000");

DB_STMT(sale,
    "SELECT value = '1' FROM catalog.setting WHERE name = 'nav_sale' "
    "LIMIT 1");

enum rc
category_all(struct ctx *ctx, const struct categories **out)
{
    struct categories *all = keep_get(ctx, "categories");
    struct db_query *q;

    *out = all;
    if (all != NULL)
        return OK;
    all = talloc_zero(ctx, struct categories);
    q = db_start(ctx, &all_rows);
    while (db_next(q)) {
        struct category *c = db_grow(q, &all->at, &all->n);

        c->id = db_int(q);
        c->parent = db_int(q);
        c->slug = db_str(q);
        c->name = db_str(q);
        c->description = db_str(q);
    }
    TRY(db_end(q));
    for (size_t i = 0; i < all->n; i++) {
        talloc_steal(all, all->at[i].slug);
        talloc_steal(all, all->at[i].name);
        talloc_steal(all, all->at[i].description);
    }
    if (all->at != NULL)
        talloc_steal(all, all->at);
    *out = keep_set(ctx, "categories", all);
    return OK;
}

enum rc
category_sale(struct ctx *ctx, bool *out)
{
    bool *kept = keep_get(ctx, "sale");
    struct db_query *q;

    if (kept == NULL) {
        kept = talloc_zero(ctx, bool);
        q = db_start(ctx, &sale);
        *kept = db_next(q) && db_int(q) != 0;
        TRY(db_end(q));
        keep_set(ctx, "sale", kept);
    }
    *out = *kept;
    return OK;
}

const struct category *
category_by_id(const struct categories *all, int64_t id)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].id == id)
            return &all->at[i];
    return NULL;
}

const struct category *
category_by_slug(const struct categories *all, const char *slug)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->at[i].slug, slug) == 0)
            return &all->at[i];
    return NULL;
}
