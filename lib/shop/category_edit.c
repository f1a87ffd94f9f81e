#include "shop/category_edit.h"

#include <string.h>

#include "base/db.h"
#include "shop/catalog_changed.h"
#include "shop/category_save.h"
#include "shop/search_index.h"

enum { AT_ONCE = 250 };

DB_STMT(write_row,
    "UPDATE catalog.category SET name = ?, description = NULLIF(?, ''), "
    "parent = NULLIF(?, 0), position = ?, version = version + 1 "
    "WHERE id = ?");
DB_STMT(place_row, "UPDATE catalog.category SET position = ? WHERE id = ?");
DB_STMT(slug_is_used,
    "SELECT (SELECT COUNT(*) FROM catalog.category WHERE slug = ?) "
    "+ (SELECT COUNT(*) FROM catalog.old_slug "
    "WHERE kind = 'category' AND slug = ? AND target <> ?)");
DB_STMT(slug_given,
    "SELECT 1 FROM catalog.old_slug WHERE kind = 'category' AND slug = ? "
    "LIMIT 1");
DB_STMT(keep_slug, "INSERT INTO catalog.old_slug (kind, slug, target) "
                   "VALUES ('category', ?, ?)");
DB_STMT(lead_slugs, "UPDATE catalog.old_slug SET target = ? "
                    "WHERE kind = 'category' AND target = ?");
DB_STMT(set_slug,
    "UPDATE catalog.category SET slug = ?, version = version + 1 "
    "WHERE id = ?");
DB_STMT(keep_first,
    "UPDATE catalog.product_category a JOIN catalog.product_category b "
    "ON b.product = a.product SET b.position = a.position "
    "WHERE a.category = ? AND b.category = ? AND a.position < b.position");
DB_STMT(unfile_twice,
    "DELETE catalog.product_category FROM catalog.product_category "
    "JOIN catalog.product_category b ON b.product = product_category.product "
    "WHERE product_category.category = ? AND b.category = ?");
DB_STMT(file, "UPDATE catalog.product_category SET category = ? "
              "WHERE category = ?");
DB_STMT(is_used,
    "SELECT EXISTS (SELECT 1 FROM catalog.product_category "
    "WHERE category = ?)");
DB_STMT(drop_slugs, "DELETE FROM catalog.old_slug WHERE kind = 'category' "
                    "AND target = ?");
DB_STMT(drop_row, "DELETE FROM catalog.category WHERE id = ?");
DB_STMT(filed_below,
    "WITH RECURSIVE down AS (SELECT CAST(? AS UNSIGNED) AS id "
    "UNION SELECT c.id FROM down JOIN catalog.category c "
    "ON c.parent = down.id) "
    "SELECT DISTINCT pc.product FROM down "
    "JOIN catalog.product_category pc ON pc.category = down.id "
    "ORDER BY pc.product LIMIT 251");
DB_STMT(note_below,
    "INSERT IGNORE INTO catalog.index_due (product) "
    "WITH RECURSIVE down AS (SELECT CAST(? AS UNSIGNED) AS id "
    "UNION SELECT c.id FROM down JOIN catalog.category c "
    "ON c.parent = down.id) "
    "SELECT DISTINCT pc.product FROM down "
    "JOIN catalog.product_category pc ON pc.category = down.id");

static enum rc
run(struct ctx *ctx, const struct db_stmt *stmt, int64_t a, int64_t b)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_int(q, a);
    if (b != 0)
        db_bind_int(q, b);
    return db_run(q, NULL);
}

static enum rc
is_true(struct db_query *q, bool *out)
{
    *out = db_next(q) && db_int(q) > 0;
    return db_end(q);
}

enum rc
category_add(
    struct ctx *ctx, int64_t parent, const char *name, int64_t *id)
{
    TRY(category_new(ctx, parent, name, id));
    return catalog_changed(ctx);
}

enum rc
category_write(struct ctx *ctx, const struct tree_node *node)
{
    struct db_query *q = db_start(ctx, &write_row);

    db_bind_str(q, node->name);
    db_bind_str(q, node->description);
    db_bind_int(q, node->parent);
    db_bind_int(q, node->position);
    db_bind_int(q, node->id);
    TRY(db_run_one(q));
    return catalog_changed(ctx);
}

static enum rc
keep_old(struct ctx *ctx, const char *slug, int64_t target)
{
    struct db_query *q = db_start(ctx, &slug_given);
    bool kept;

    db_bind_str(q, slug);
    TRY(is_true(q, &kept));
    if (kept)
        return OK;
    q = db_start(ctx, &keep_slug);
    db_bind_str(q, slug);
    db_bind_int(q, target);
    return db_run(q, NULL);
}

enum rc
category_rename(
    struct ctx *ctx, const struct tree_node *node, const char *slug)
{
    struct db_query *q = db_start(ctx, &slug_is_used);
    bool used;

    if (strcmp(node->slug, slug) == 0)
        return OK;
    db_bind_str(q, slug);
    db_bind_str(q, slug);
    db_bind_int(q, node->id);
    TRY(is_true(q, &used));
    if (used)
        return CONFLICT;
    TRY(keep_old(ctx, node->slug, node->id));
    q = db_start(ctx, &set_slug);
    db_bind_str(q, slug);
    db_bind_int(q, node->id);
    TRY(db_run_one(q));
    return catalog_changed(ctx);
}

/* Siblings get the places 1, 2, 3, as imports leave equal ones. */
enum rc
category_step(struct ctx *ctx, const struct tree *t, int64_t id, bool up)
{
    const struct tree_node *node = tree_find(t, id), **all;
    size_t n = 0, at = 0;

    all = talloc_array(ctx, const struct tree_node *, (unsigned)t->n + 1);
    for (size_t i = 0; i < t->n; i++) {
        if (t->at[i].parent != node->parent)
            continue;
        if (t->at[i].id == id)
            at = n;
        all[n++] = &t->at[i];
    }
    if (up ? at == 0 : at + 1 == n)
        return OK;
    all[at] = all[up ? at - 1 : at + 1];
    all[up ? at - 1 : at + 1] = node;
    for (size_t i = 0; i < n; i++)
        if (all[i]->position != (int64_t)i + 1)
            TRY(run(ctx, &place_row, (int64_t)i + 1, all[i]->id));
    return catalog_changed(ctx);
}

/* A product that is filed in both is filed once, at the earlier place. */
enum rc
category_merge(
    struct ctx *ctx, const struct tree *t, int64_t from, int64_t into)
{
    const struct tree_node *gone = tree_find(t, from);

    TRY(run(ctx, &keep_first, from, into));
    TRY(run(ctx, &unfile_twice, from, into));
    TRY(run(ctx, &file, into, from));
    for (size_t i = 0; i < t->n; i++) {
        struct tree_node child = t->at[i];

        if (child.parent != from)
            continue;
        child.parent = into;
        TRY(category_write(ctx, &child));
    }
    TRY(run(ctx, &lead_slugs, into, from));
    TRY(keep_old(ctx, gone->slug, into));
    TRY(run(ctx, &drop_row, from, 0));
    return catalog_changed(ctx);
}

enum rc
category_delete(struct ctx *ctx, const struct tree *t, int64_t id)
{
    struct db_query *q = db_start(ctx, &is_used);
    bool used;

    for (size_t i = 0; i < t->n; i++)
        if (t->at[i].parent == id)
            return CONFLICT;
    db_bind_int(q, id);
    TRY(is_true(q, &used));
    if (used)
        return CONFLICT;
    TRY(run(ctx, &drop_slugs, id, 0));
    TRY(run(ctx, &drop_row, id, 0));
    return catalog_changed(ctx);
}

enum rc
category_refile(struct ctx *ctx, int64_t id, int64_t *later)
{
    struct db_query *q = db_start(ctx, &filed_below);
    int64_t *ids = NULL;
    size_t n = 0;

    *later = 0;
    db_bind_int(q, id);
    while (db_next(q)) {
        int64_t *product = db_grow(q, &ids, &n);

        *product = db_int(q);
    }
    TRY(db_end(q));
    if (n <= AT_ONCE)
        return search_index_products(ctx, ids, n);
    q = db_start(ctx, &note_below);
    db_bind_int(q, id);
    return db_run(q, later);
}
