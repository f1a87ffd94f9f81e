#include "shop/product_list.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/json.h"
#include "base/str.h"
#include "shop/search.h"
#include "shop/search_draft.h"

/* A category with all below it. */
#define BELOW                                                                  \
    "WITH RECURSIVE below AS (SELECT id FROM catalog.category WHERE id = ? "   \
    "UNION SELECT c.id FROM below JOIN catalog.category c "                    \
    "ON c.parent = below.id) "

#define NARROWED                                                               \
    "(? IS NULL OR p.status = ?) AND (? IS NULL OR p.brand = ?) "              \
    "AND (? IS NULL OR p.tax_class = ?) "                                      \
    "AND (? = 0 OR p.compare_minor IS NOT NULL) "                              \
    "AND (? = 0 OR p.price_key <= 0) "                                         \
    "AND (? = 0 OR NOT EXISTS (SELECT 1 FROM catalog.image m "                 \
    "WHERE m.product = p.id AND m.file IS NOT NULL)) "                         \
    "AND (? IS NULL OR p.id IN (SELECT l.product FROM catalog.item l "         \
    "WHERE l.active = 1 AND l.available <= ?)) "                               \
    "AND (? = 0 OR p.id IN (SELECT pc.product FROM below "                     \
    "JOIN catalog.product_category pc ON pc.category = below.id)) "            \
    "AND (? IS NULL OR p.id IN (SELECT t.id FROM JSON_TABLE(?, '$[*]' "        \
    "COLUMNS (id INT UNSIGNED PATH '$')) t)) "

#define ENTRY                                                                  \
    "SELECT p.id, p.sku, p.name, p.status, p.variants, "                       \
    "(SELECT COALESCE(SUM(s.on_hand - s.reserved), 0) FROM catalog.item s "    \
    "WHERE s.product = p.id AND s.active = 1), "                               \
    "COALESCE(p.price_minor, -1), p.currency, "                                \
    "(SELECT c.name FROM catalog.product_category f "                          \
    "JOIN catalog.category c ON c.id = f.category WHERE f.product = p.id "     \
    "ORDER BY f.position LIMIT 1), "                                           \
    "(SELECT m.file FROM catalog.image m WHERE m.product = p.id "              \
    "AND m.file IS NOT NULL ORDER BY m.position LIMIT 1), p.updated_at, "

DB_STMT(by_change,
    BELOW ENTRY "p.updated_at FROM catalog.product p WHERE " NARROWED
    "AND (? IS NULL OR p.updated_at < ? OR (p.updated_at = ? AND p.id < ?)) "
    "ORDER BY p.updated_at DESC, p.id DESC LIMIT 51");
DB_STMT(by_name,
    BELOW ENTRY "p.name FROM catalog.product p WHERE " NARROWED
    "AND (? IS NULL OR p.name > ? OR (p.name = ? AND p.id > ?)) "
    "ORDER BY p.name, p.id LIMIT 51");
DB_STMT(by_price,
    BELOW ENTRY "p.price_key FROM catalog.product p WHERE " NARROWED
    "AND (? IS NULL OR p.price_key > ? OR (p.price_key = ? AND p.id > ?)) "
    "ORDER BY p.price_key, p.id LIMIT 51");
/* By the variant of which the fewest are left. */
DB_STMT(by_stock,
    BELOW ENTRY "i.available FROM catalog.item i "
    "JOIN catalog.product p ON p.id = i.product "
    "WHERE i.active = 1 AND NOT EXISTS (SELECT 1 FROM catalog.item o "
    "WHERE o.product = i.product AND o.active = 1 "
    "AND (o.available < i.available "
    "OR (o.available = i.available AND o.position < i.position))) "
    "AND " NARROWED
    "AND (? IS NULL OR i.available > ? "
    "OR (i.available = ? AND i.product > ?)) "
    "ORDER BY i.available, i.product LIMIT 51");
DB_STMT(found,
    BELOW "SELECT COUNT(*) FROM (SELECT 1 FROM catalog.product p WHERE "
    NARROWED "LIMIT 1001) x");
DB_STMT(pick,
    BELOW "SELECT p.id FROM catalog.product p WHERE " NARROWED
    "AND p.id > ? ORDER BY p.id LIMIT ?");

#define COUNTED(what)                                                          \
    "(SELECT COUNT(*) FROM (SELECT 1 FROM catalog.product WHERE " what         \
    " LIMIT 1001) x)"

DB_STMT(counts,
    "SELECT " COUNTED("status IN ('draft', 'published', 'archived')") ", "
    COUNTED("status = 'draft'") ", " COUNTED("status = 'published'") ", "
    COUNTED("status = 'archived'") ", "
    "(SELECT COUNT(*) FROM (SELECT DISTINCT i.product FROM catalog.item i "
    "JOIN catalog.product p ON p.id = i.product AND p.status = 'published' "
    "WHERE i.active = 1 AND i.available <= ? LIMIT 1001) x), "
    COUNTED("status = 'published' AND compare_minor IS NOT NULL"));

static void
bind_twice(struct db_query *q, const char *s)
{
    db_bind_str(q, s);
    db_bind_str(q, s);
}

static void
bind_filter(
    struct ctx *ctx, struct db_query *q, const struct product_filter *f)
{
    db_bind_int(q, f->category);
    bind_twice(q, f->status);
    bind_twice(q, f->brand);
    bind_twice(q, f->tax_class);
    db_bind_int(q, f->offer);
    db_bind_int(q, str_same(f->missing, "price"));
    db_bind_int(q, str_same(f->missing, "picture"));
    db_bind_str(q, f->stock);
    db_bind_int(q, str_same(f->stock, "low") ? ctx->conf->stock.low : 0);
    db_bind_int(q, f->category);
    bind_twice(q, f->found);
}

static void
add_hits(json_t *ids, const struct search_hits *hits)
{
    for (size_t i = 0; i < hits->n; i++)
        json_array_append_new(ids, json_integer(hits->at[i].product));
}

enum rc
product_filter_words(struct ctx *ctx, struct product_filter *f)
{
    struct search_hits hits, drafts;
    struct words words, marked;
    json_t *ids;

    f->found = NULL;
    if (f->q == NULL || *f->q == '\0')
        return OK;
    words = search_words(ctx, f->q);
    marked = search_draft_words(ctx, &words);
    TRY(search_find(ctx, &words, &hits));
    TRY(search_find(ctx, &marked, &drafts));
    ids = json_array();
    add_hits(ids, &hits);
    add_hits(ids, &drafts);
    f->found = json_text(ctx, ids, JSON_COMPACT);
    return OK;
}

json_t *
product_filter_put(const struct product_filter *f)
{
    return json_pack("{s:s?,s:s?,s:s?,s:s?,s:s?,s:s?,s:b,s:I}", "q", f->q,
        "status", f->status, "stock", f->stock, "missing", f->missing,
        "brand", f->brand, "tax_class", f->tax_class, "offer", f->offer,
        "category", (json_int_t)f->category);
}

static const char *
text_of(struct ctx *ctx, const json_t *o, const char *key)
{
    return talloc_strdup(ctx, json_string_value(json_object_get(o, key)));
}

void
product_filter_of(
    struct ctx *ctx, const json_t *o, struct product_filter *out)
{
    *out = (struct product_filter){ .q = text_of(ctx, o, "q"),
        .status = text_of(ctx, o, "status"),
        .stock = text_of(ctx, o, "stock"),
        .missing = text_of(ctx, o, "missing"),
        .brand = text_of(ctx, o, "brand"),
        .tax_class = text_of(ctx, o, "tax_class"),
        .offer = json_is_true(json_object_get(o, "offer")),
        .category = json_integer_value(json_object_get(o, "category")) };
}

enum rc
product_find(struct ctx *ctx, const struct product_filter *f,
    const struct product_place *from, struct product_entry **out, size_t *n)
{
    static const struct db_stmt *const stmts[SORTS] = {
        [BY_CHANGE] = &by_change, [BY_NAME] = &by_name,
        [BY_PRICE] = &by_price, [BY_STOCK] = &by_stock };
    struct db_query *q = db_start(ctx, stmts[from->sort]);

    *out = NULL;
    *n = 0;
    bind_filter(ctx, q, f);
    db_bind_str(q, from->key);
    bind_twice(q, from->key);
    db_bind_int(q, from->id);
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
        e->key = db_str(q);
    }
    return db_end(q);
}

enum rc
product_found(
    struct ctx *ctx, const struct product_filter *f, int64_t *out)
{
    struct db_query *q = db_start(ctx, &found);

    bind_filter(ctx, q, f);
    *out = db_next(q) ? db_int(q) : 0;
    return db_end(q);
}

enum rc
product_pick(
    struct ctx *ctx, struct product_filter *f, struct product_ids *out)
{
    struct db_query *q;

    out->n = 0;
    TRY(product_filter_words(ctx, f));
    q = db_start(ctx, &pick);
    bind_filter(ctx, q, f);
    db_bind_int(q, out->after);
    db_bind_int(q, (int64_t)out->max);
    while (db_next(q) && out->n < out->max)
        out->at[out->n++] = db_int(q);
    return db_end(q);
}

enum rc
product_count(struct ctx *ctx, struct product_counts *out)
{
    struct db_query *q = db_start(ctx, &counts);

    *out = (struct product_counts){ 0 };
    db_bind_int(q, ctx->conf->stock.low);
    if (db_next(q)) {
        out->all = db_int(q);
        out->draft = db_int(q);
        out->published = db_int(q);
        out->archived = db_int(q);
        out->low = db_int(q);
        out->offer = db_int(q);
    }
    return db_end(q);
}
