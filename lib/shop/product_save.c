#include "shop/product_save.h"

#include <stdbool.h>
#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"

enum { SLUG_MAX = 120 };

DB_STMT(product_row,
    "SELECT id, name, brand, summary, description, tax_class, status, "
    "featured, position FROM catalog.product WHERE sku = ? "
    "LIMIT 1 FOR UPDATE");
DB_STMT(add_product,
    "INSERT INTO catalog.product (name, brand, summary, description, "
    "tax_class, status, featured, position, sku, slug, currency, "
    "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");
DB_STMT(change_product,
    "UPDATE catalog.product SET name = ?, brand = ?, summary = ?, "
    "description = ?, tax_class = ?, status = ?, featured = ?, position = ?, "
    "publish_at = IF(status = 'draft', publish_at, NULL), "
    "version = version + 1, updated_at = UTC_TIMESTAMP(3) WHERE id = ?");
DB_STMT(slug_is_used,
    "SELECT (SELECT COUNT(*) FROM catalog.product WHERE slug = ? AND id <> ?) "
    "+ (SELECT COUNT(*) FROM catalog.old_slug "
    "WHERE kind = 'product' AND slug = ? AND target <> ?)");
DB_STMT(slug_now,
    "SELECT slug FROM catalog.product WHERE id = ? LIMIT 1 FOR UPDATE");
DB_STMT(slug_given,
    "SELECT 1 FROM catalog.old_slug WHERE kind = 'product' AND slug = ? "
    "LIMIT 1");
DB_STMT(keep_slug, "INSERT INTO catalog.old_slug (kind, slug, target) "
                   "VALUES ('product', ?, ?)");
DB_STMT(set_slug, "UPDATE catalog.product SET slug = ? WHERE id = ?");
DB_STMT(touch, "UPDATE catalog.product SET version = version + 1, "
               "updated_at = UTC_TIMESTAMP(3) WHERE id = ?");
DB_STMT(publish_at,
    "UPDATE catalog.product SET publish_at = ? WHERE id = ?");
DB_STMT(totals,
    "UPDATE catalog.product SET "
    "price_minor = (SELECT MIN(price_minor) FROM catalog.item "
    "WHERE product = ? AND active = 1), "
    "compare_minor = (SELECT compare_minor FROM catalog.item "
    "WHERE product = ? AND active = 1 ORDER BY price_minor, position LIMIT 1), "
    "currency = COALESCE((SELECT currency FROM catalog.item "
    "WHERE product = ? AND active = 1 ORDER BY price_minor, position LIMIT 1), "
    "currency), "
    "variants = (SELECT COUNT(*) FROM catalog.item "
    "WHERE product = ? AND active = 1) WHERE id = ?");
DB_STMT(id_by_sku, "SELECT id FROM catalog.product WHERE sku = ? LIMIT 1");

static enum rc
load(struct ctx *ctx, const char *sku, struct product_save *was, int64_t *id)
{
    struct db_query *q = db_start(ctx, &product_row);

    *id = 0;
    db_bind_str(q, sku);
    if (db_next(q)) {
        *id = db_int(q);
        was->name = db_str(q);
        was->brand = db_str(q);
        was->summary = db_str(q);
        was->description = db_str(q);
        was->tax_class = db_str(q);
        was->status = db_str(q);
        was->featured = db_int(q);
        was->position = db_int(q);
    }
    return db_end(q);
}

/* Takes over what is wanted; true if anything is other than it was. */
static bool
merge(struct product_save *was, const struct product_save *p)
{
    const char **old[] = {&was->name, &was->brand, &was->summary,
        &was->description, &was->tax_class, &was->status};
    const char *want[] = {
        p->name, p->brand, p->summary, p->description, p->tax_class, p->status};
    bool changed = false;

    for (size_t i = 0; i < COUNT(want); i++)
        if (want[i] != NULL && strcmp(*old[i], want[i]) != 0) {
            *old[i] = want[i];
            changed = true;
        }
    if (p->featured != PRODUCT_KEEP && p->featured != was->featured) {
        was->featured = p->featured;
        changed = true;
    }
    if (p->position != PRODUCT_KEEP && p->position != was->position) {
        was->position = p->position;
        changed = true;
    }
    return changed;
}

static enum rc
is_used(struct ctx *ctx, const char *slug, int64_t id, bool *used)
{
    struct db_query *q = db_start(ctx, &slug_is_used);

    db_bind_str(q, slug);
    db_bind_int(q, id);
    db_bind_str(q, slug);
    db_bind_int(q, id);
    *used = db_next(q) && db_int(q) > 0;
    return db_end(q);
}

/* From the name; if that is taken with the SKU, at last with an id. */
static enum rc
free_slug(struct ctx *ctx, const struct product_save *p, char **out)
{
    char *plain = str_slug(ctx, p->name, SLUG_MAX);
    bool used;

    *out = plain;
    TRY(is_used(ctx, *out, 0, &used));
    if (!used)
        return OK;
    *out = str_slug(ctx, talloc_asprintf(ctx, "%s-%s", plain, p->sku), 160);
    TRY(is_used(ctx, *out, 0, &used));
    if (used)
        *out = str_slug(
            ctx, talloc_asprintf(ctx, "%s-%s", plain, rand_id(ctx)), 160);
    return OK;
}

static void
bind_columns(struct db_query *q, const struct product_save *p)
{
    db_bind_str(q, p->name);
    db_bind_str(q, p->brand);
    db_bind_str(q, p->summary);
    db_bind_str(q, p->description);
    db_bind_str(q, p->tax_class);
    db_bind_str(q, p->status);
    db_bind_int(q, p->featured);
    db_bind_int(q, p->position);
}

static enum rc
add(struct ctx *ctx, const struct product_save *p, int64_t *id)
{
    struct product_save row = {
        p->sku, p->name, "", "", "", "standard", "draft", 0, 0};
    struct db_query *q;
    char *slug;

    merge(&row, p);
    TRY(free_slug(ctx, &row, &slug));
    q = db_start(ctx, &add_product);
    bind_columns(q, &row);
    db_bind_str(q, row.sku);
    db_bind_str(q, slug);
    db_bind_str(q, ctx->conf->shop.currency);
    TRY(db_run(q, NULL));
    *id = db_insert_id(ctx);
    return OK;
}

enum rc
product_save(struct ctx *ctx, const struct product_save *p, int64_t *id,
    enum saved *saved)
{
    struct product_save was = {0};
    struct db_query *q;

    TRY(load(ctx, p->sku, &was, id));
    if (*id == 0) {
        *saved = SAVED_NEW;
        return add(ctx, p, id);
    }
    *saved = merge(&was, p) ? SAVED_CHANGE : SAVED_NOTHING;
    if (*saved == SAVED_NOTHING)
        return OK;
    q = db_start(ctx, &change_product);
    bind_columns(q, &was);
    db_bind_int(q, *id);
    return db_run_one(q);
}

static enum rc
keep_old_slug(struct ctx *ctx, int64_t id, const char *slug)
{
    struct db_query *q = db_start(ctx, &slug_given);
    bool kept;

    db_bind_str(q, slug);
    kept = db_next(q);
    TRY(db_end(q));
    if (kept)
        return OK;
    q = db_start(ctx, &keep_slug);
    db_bind_str(q, slug);
    db_bind_int(q, id);
    return db_run(q, NULL);
}

enum rc
product_rename(struct ctx *ctx, int64_t id, const char *slug)
{
    struct db_query *q = db_start(ctx, &slug_now);
    const char *was = NULL;
    bool used;

    db_bind_int(q, id);
    if (db_next(q))
        was = db_str(q);
    TRY(db_end(q));
    if (was == NULL)
        return NOTFOUND;
    if (strcmp(was, slug) == 0)
        return OK;
    TRY(is_used(ctx, slug, id, &used));
    if (used)
        return CONFLICT;
    TRY(keep_old_slug(ctx, id, was));
    q = db_start(ctx, &set_slug);
    db_bind_str(q, slug);
    db_bind_int(q, id);
    return db_run_one(q);
}

enum rc
product_touch(struct ctx *ctx, int64_t id)
{
    struct db_query *q = db_start(ctx, &touch);

    db_bind_int(q, id);
    return db_run_one(q);
}

enum rc
product_publish_at(struct ctx *ctx, int64_t id, const char *at)
{
    struct db_query *q = db_start(ctx, &publish_at);

    db_bind_str(q, at);
    db_bind_int(q, id);
    return db_run_one(q);
}

enum rc
product_totals(struct ctx *ctx, int64_t id)
{
    struct db_query *q = db_start(ctx, &totals);

    for (int i = 0; i < 5; i++)
        db_bind_int(q, id);
    return db_run_one(q);
}

enum rc
product_by_sku(struct ctx *ctx, const char *sku, int64_t *id)
{
    struct db_query *q = db_start(ctx, &id_by_sku);

    *id = 0;
    db_bind_str(q, sku);
    if (db_next(q))
        *id = db_int(q);
    return db_end(q);
}
