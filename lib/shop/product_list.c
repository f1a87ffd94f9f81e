#include "shop/product_list.h"

#include <string.h>

#include "base/db.h"

DB_STMT(page,
    "WITH RECURSIVE below AS (SELECT id FROM catalog.category WHERE id = ? "
    "UNION SELECT c.id FROM below JOIN catalog.category c "
    "ON c.parent = below.id) "
    "SELECT p.id, p.sku, p.name, p.status, p.variants, "
    "(SELECT COALESCE(SUM(i.on_hand - i.reserved), 0) FROM catalog.item i "
    "WHERE i.product = p.id AND i.active = 1), "
    "COALESCE(p.price_minor, -1), p.currency, "
    "(SELECT c.name FROM catalog.product_category pc "
    "JOIN catalog.category c ON c.id = pc.category WHERE pc.product = p.id "
    "ORDER BY pc.position LIMIT 1), "
    "(SELECT m.file FROM catalog.image m WHERE m.product = p.id "
    "AND m.file IS NOT NULL ORDER BY m.position LIMIT 1), p.updated_at "
    "FROM catalog.product p WHERE (? IS NULL OR p.status = ?) "
    "AND (? = 0 OR EXISTS (SELECT 1 FROM catalog.item i "
    "WHERE i.product = p.id AND i.active = 1 AND i.on_hand - i.reserved <= ?)) "
    "AND (? = 0 OR p.compare_minor IS NOT NULL) "
    "AND (? = 0 OR EXISTS (SELECT 1 FROM catalog.product_category pc "
    "JOIN below ON below.id = pc.category WHERE pc.product = p.id)) "
    "AND (? IS NULL OR p.name LIKE ? OR p.sku LIKE ? "
    "OR EXISTS (SELECT 1 FROM catalog.item i "
    "WHERE i.product = p.id AND i.sku LIKE ?)) "
    "AND (? IS NULL OR p.updated_at < ? "
    "OR (p.updated_at = ? AND p.id < ?)) "
    "ORDER BY p.updated_at DESC, p.id DESC LIMIT 51");
DB_STMT(counts,
    "SELECT COALESCE(SUM(status = 'draft'), 0), "
    "COALESCE(SUM(status = 'published'), 0), "
    "COALESCE(SUM(status = 'archived'), 0), "
    "COALESCE(SUM(status = 'published' AND compare_minor IS NOT NULL), 0), "
    "(SELECT COUNT(DISTINCT i.product) FROM catalog.item i "
    "JOIN catalog.product p ON p.id = i.product AND p.status = 'published' "
    "WHERE i.active = 1 AND i.on_hand - i.reserved <= ?) "
    "FROM catalog.product");

/* What stands anywhere in a text: "%50\% off%" */
static const char *
anywhere(struct ctx *ctx, const char *words)
{
    char *out = talloc_strdup(ctx, "%");

    if (words == NULL)
        return NULL;
    for (; *words != '\0'; words++)
        out = talloc_asprintf_append_buffer(out, "%s%c",
            strchr("%_\\", *words) != NULL ? "\\" : "", *words);
    return talloc_strdup_append_buffer(out, "%");
}

static void
bind_filter(struct ctx *ctx, struct db_query *q,
    const struct product_filter *filter)
{
    const char *like = anywhere(ctx, filter->words);

    db_bind_int(q, filter->category);
    db_bind_str(q, filter->status);
    db_bind_str(q, filter->status);
    db_bind_int(q, filter->low);
    db_bind_int(q, STOCK_IS_LOW);
    db_bind_int(q, filter->offer);
    db_bind_int(q, filter->category);
    for (int i = 0; i < 4; i++)
        db_bind_str(q, like);
    for (int i = 0; i < 3; i++)
        db_bind_str(q, filter->after_time);
    db_bind_int(q, filter->after);
}

enum rc
product_list(struct ctx *ctx, const struct product_filter *filter,
    struct product_entry **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &page);

    *out = NULL;
    *n = 0;
    bind_filter(ctx, q, filter);
    while (db_next(q)) {
        struct product_entry *e = db_grow(q, out, n);

        e->id = db_int(q);
        e->sku = db_str(q);
        e->name = db_str(q);
        e->status = db_str(q);
        e->variants = db_int(q);
        e->stock = db_int(q);
        e->price = db_money(q);
        e->category = db_str(q);
        e->picture = db_str(q);
        e->updated = db_str(q);
    }
    return db_end(q);
}

enum rc
product_count(struct ctx *ctx, struct product_counts *out)
{
    struct db_query *q = db_start(ctx, &counts);

    db_bind_int(q, STOCK_IS_LOW);
    if (db_next(q)) {
        out->draft = db_int(q);
        out->published = db_int(q);
        out->archived = db_int(q);
        out->offer = db_int(q);
        out->low = db_int(q);
    }
    return db_end(q);
}
