#include <strings.h>

#include "base/db.h"
#include "shop/category_edit.h"

DB_STMT(rows,
    "SELECT id, COALESCE(parent, 0), position, version, slug, name, "
    "COALESCE(description, '') FROM catalog.category "
    "ORDER BY position, name, id LIMIT 20000");
DB_STMT(lock_rows,
    "SELECT id FROM catalog.category ORDER BY id LIMIT 20000 FOR UPDATE");

enum rc
category_tree(struct ctx *ctx, struct tree *out)
{
    struct db_query *q = db_start(ctx, &rows);

    *out = (struct tree){ NULL, 0 };
    while (db_next(q)) {
        struct tree_node *c = db_grow(q, &out->at, &out->n);

        c->id = db_int(q);
        c->parent = db_int(q);
        c->position = db_int(q);
        c->version = db_int(q);
        c->slug = db_str(q);
        c->name = db_str(q);
        c->description = db_str(q);
    }
    return db_end(q);
}

enum rc
category_tree_lock(struct ctx *ctx, struct tree *out)
{
    struct db_query *q = db_start(ctx, &lock_rows);

    while (db_next(q))
        continue;
    TRY(db_end(q));
    return category_tree(ctx, out);
}

struct tree_node *
tree_find(const struct tree *t, int64_t id)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->at[i].id == id)
            return &t->at[i];
    return NULL;
}

/* No tree is deeper than it has nodes, whatever is in the table. */
bool
tree_is_below(const struct tree *t, int64_t id, int64_t above)
{
    for (size_t steps = 0; id != 0 && steps <= t->n; steps++) {
        const struct tree_node *c = tree_find(t, id);

        if (id == above)
            return true;
        id = c != NULL ? c->parent : 0;
    }
    return false;
}

size_t
tree_depth(const struct tree *t, int64_t id)
{
    size_t depth = 0;

    while (id != 0 && depth <= t->n) {
        const struct tree_node *c = tree_find(t, id);

        depth++;
        id = c != NULL ? c->parent : 0;
    }
    return depth;
}

size_t
tree_height(const struct tree *t, int64_t id)
{
    size_t height = 1, own = tree_depth(t, id);

    for (size_t i = 0; i < t->n; i++) {
        size_t depth = tree_depth(t, t->at[i].id);

        if (depth >= own + height && tree_is_below(t, t->at[i].id, id))
            height = depth - own + 1;
    }
    return height;
}

const struct tree_node *
tree_namesake(
    const struct tree *t, int64_t parent, const char *name, int64_t but)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->at[i].parent == parent && t->at[i].id != but &&
            strcasecmp(t->at[i].name, name) == 0)
            return &t->at[i];
    return NULL;
}
