#include "shop/category_save.h"

#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"

enum { SLUG_MAX = 120 };

DB_STMT(child_by_name,
    "SELECT id FROM catalog.category WHERE parent <=> ? AND name = ? "
    "ORDER BY id LIMIT 1");
DB_STMT(slug_is_used,
    "SELECT (SELECT COUNT(*) FROM catalog.category WHERE slug = ?) + "
    "(SELECT COUNT(*) FROM catalog.old_slug "
    "WHERE kind = 'category' AND slug = ?)");
DB_STMT(slug_of, "SELECT slug FROM catalog.category WHERE id = ? LIMIT 1");
DB_STMT(add_category,
    "INSERT INTO catalog.category (parent, slug, name, position) "
    "SELECT ?, ?, ?, t.n FROM (SELECT COALESCE(MAX(position), 0) + 1 AS n "
    "FROM catalog.category WHERE parent <=> ?) t");

static void
bind_parent(struct db_query *q, int64_t parent)
{
    if (parent == 0)
        db_bind_null(q);
    else
        db_bind_int(q, parent);
}

static enum rc
find(struct ctx *ctx, int64_t parent, const char *name, int64_t *id)
{
    struct db_query *q = db_start(ctx, &child_by_name);

    *id = 0;
    bind_parent(q, parent);
    db_bind_str(q, name);
    if (db_next(q))
        *id = db_int(q);
    return db_end(q);
}

static enum rc
is_used(struct ctx *ctx, const char *slug, bool *used)
{
    struct db_query *q = db_start(ctx, &slug_is_used);

    db_bind_str(q, slug);
    db_bind_str(q, slug);
    *used = db_next(q) && db_int(q) > 0;
    return db_end(q);
}

static enum rc
slug_by_id(struct ctx *ctx, int64_t id, const char **out)
{
    struct db_query *q = db_start(ctx, &slug_of);

    db_bind_int(q, id);
    *out = db_next(q) ? db_str(q) : "";
    return db_end(q);
}

/* "gloves", else "wool-gloves" under wool, else "gloves-" and an id. */
static enum rc
free_slug(struct ctx *ctx, int64_t parent, const char *name, char **out)
{
    char *plain = str_slug(ctx, name, SLUG_MAX);
    const char *above;
    bool used;

    *out = plain;
    TRY(is_used(ctx, *out, &used));
    if (!used)
        return OK;
    if (parent != 0) {
        TRY(slug_by_id(ctx, parent, &above));
        *out = str_slug(
            ctx, talloc_asprintf(ctx, "%s-%s", above, plain), SLUG_MAX);
        TRY(is_used(ctx, *out, &used));
        if (!used)
            return OK;
    }
    *out =
        str_slug(ctx, talloc_asprintf(ctx, "%s-%s", plain, rand_id(ctx)), 160);
    return OK;
}

enum rc
category_new(
    struct ctx *ctx, int64_t parent, const char *name, int64_t *id)
{
    struct db_query *q;
    char *slug;

    TRY(free_slug(ctx, parent, name, &slug));
    q = db_start(ctx, &add_category);
    bind_parent(q, parent);
    db_bind_str(q, slug);
    db_bind_str(q, name);
    bind_parent(q, parent);
    TRY(db_run(q, NULL));
    *id = db_insert_id(ctx);
    return OK;
}

enum rc
category_at_path(struct ctx *ctx, const char *const *names, size_t n,
    int64_t *id, bool *made)
{
    int64_t parent = 0;

    for (size_t i = 0; i < n; i++) {
        TRY(find(ctx, parent, names[i], id));
        if (*id == 0) {
            TRY(category_new(ctx, parent, names[i], id));
            *made = true;
        }
        parent = *id;
    }
    return OK;
}
