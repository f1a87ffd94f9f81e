#include "shop/product_parts.h"

#include <string.h>
#include <strings.h>

#include "base/db.h"

DB_STMT(categories_of,
    "SELECT category FROM catalog.product_category WHERE product = ? "
    "ORDER BY position, category LIMIT 200");
DB_STMT(
    drop_categories, "DELETE FROM catalog.product_category WHERE product = ?");
DB_STMT(add_category,
    "INSERT INTO catalog.product_category (product, category, position) "
    "VALUES (?, ?, ?)");
DB_STMT(related_to, "SELECT other FROM catalog.related WHERE product = ? "
                    "ORDER BY position, other LIMIT 200");
DB_STMT(drop_related, "DELETE FROM catalog.related WHERE product = ?");
DB_STMT(add_related, "INSERT INTO catalog.related (product, other, position) "
                     "VALUES (?, ?, ?)");
DB_STMT(values_of,
    "SELECT a.name, v.value, pa.visible FROM catalog.product_attribute pa "
    "JOIN catalog.attribute a ON a.id = pa.attribute "
    "JOIN catalog.attribute_value v ON v.id = pa.value "
    "WHERE pa.product = ? ORDER BY pa.position, pa.value LIMIT 1000");
DB_STMT(drop_values, "DELETE FROM catalog.product_attribute WHERE product = ?");
DB_STMT(add_product_value,
    "INSERT INTO catalog.product_attribute "
    "(product, attribute, value, position, visible) VALUES (?, ?, ?, ?, ?)");
DB_STMT(attribute_by_name,
    "SELECT id FROM catalog.attribute WHERE name = ? LIMIT 1");
DB_STMT(add_attribute,
    "INSERT INTO catalog.attribute (name, position) "
    "SELECT ?, t.n FROM (SELECT COALESCE(MAX(position), 0) + 1 AS n "
    "FROM catalog.attribute) t");
DB_STMT(value_by_text,
    "SELECT id FROM catalog.attribute_value WHERE attribute = ? AND value = ? "
    "LIMIT 1");
DB_STMT(add_value,
    "INSERT INTO catalog.attribute_value (attribute, value) VALUES (?, ?)");

/* A product's list of ids: which ones, without them, one more. */
struct list {
    const struct db_stmt *read, *drop, *add;
};

static enum rc
same_ids(struct ctx *ctx, const struct db_stmt *read, int64_t product,
    const int64_t *ids, size_t n, bool *same, size_t *had)
{
    struct db_query *q = db_start(ctx, read);

    *same = true;
    *had = 0;
    db_bind_int(q, product);
    while (db_next(q)) {
        if (*had >= n || db_int(q) != ids[*had])
            *same = false;
        ++*had;
    }
    if (*had != n)
        *same = false;
    return db_end(q);
}

static enum rc
drop(struct ctx *ctx, const struct db_stmt *stmt, int64_t product)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_int(q, product);
    return db_run(q, NULL);
}

static enum rc
put_ids(struct ctx *ctx, const struct list *list, int64_t product,
    const int64_t *ids, size_t n, bool *changed)
{
    size_t had;
    bool same;

    TRY(same_ids(ctx, list->read, product, ids, n, &same, &had));
    if (same)
        return OK;
    *changed = true;
    if (had > 0)
        TRY(drop(ctx, list->drop, product));
    for (size_t i = 0; i < n; i++) {
        struct db_query *q = db_start(ctx, list->add);

        db_bind_int(q, product);
        db_bind_int(q, ids[i]);
        db_bind_int(q, (int64_t)i);
        TRY(db_run(q, NULL));
    }
    return OK;
}

enum rc
product_put_categories(struct ctx *ctx, int64_t product, const int64_t *ids,
    size_t n, bool *changed)
{
    const struct list list = {&categories_of, &drop_categories, &add_category};

    return put_ids(ctx, &list, product, ids, n, changed);
}

enum rc
product_put_related(struct ctx *ctx, int64_t product, const int64_t *others,
    size_t n, bool *changed)
{
    const struct list list = {&related_to, &drop_related, &add_related};

    return put_ids(ctx, &list, product, others, n, changed);
}

static enum rc
same_values(struct ctx *ctx, int64_t product,
    const struct product_value *values, size_t n, bool *same, size_t *had)
{
    struct db_query *q = db_start(ctx, &values_of);

    *same = true;
    *had = 0;
    db_bind_int(q, product);
    while (db_next(q)) {
        const char *name = db_str(q), *value = db_str(q);
        bool visible = db_int(q) != 0;

        if (*had >= n || strcasecmp(values[*had].name, name) != 0 ||
            strcmp(values[*had].value, value) != 0 ||
            values[*had].visible != visible)
            *same = false;
        ++*had;
    }
    if (*had != n)
        *same = false;
    return db_end(q);
}

static enum rc
attribute(struct ctx *ctx, const char *name, int64_t *id, bool *made)
{
    struct db_query *q = db_start(ctx, &attribute_by_name);

    *id = 0;
    db_bind_str(q, name);
    if (db_next(q))
        *id = db_int(q);
    TRY(db_end(q));
    if (*id != 0)
        return OK;
    *made = true;
    q = db_start(ctx, &add_attribute);
    db_bind_str(q, name);
    TRY(db_run(q, NULL));
    *id = db_insert_id(ctx);
    return OK;
}

static enum rc
value_id(
    struct ctx *ctx, int64_t attr, const char *value, int64_t *id, bool *made)
{
    struct db_query *q = db_start(ctx, &value_by_text);

    *id = 0;
    db_bind_int(q, attr);
    db_bind_str(q, value);
    if (db_next(q))
        *id = db_int(q);
    TRY(db_end(q));
    if (*id != 0)
        return OK;
    *made = true;
    q = db_start(ctx, &add_value);
    db_bind_int(q, attr);
    db_bind_str(q, value);
    TRY(db_run(q, NULL));
    *id = db_insert_id(ctx);
    return OK;
}

static enum rc
put_value(struct ctx *ctx, int64_t product, const struct product_value *v,
    size_t position, bool *made)
{
    int64_t attr, id;
    struct db_query *q;

    TRY(attribute(ctx, v->name, &attr, made));
    TRY(value_id(ctx, attr, v->value, &id, made));
    q = db_start(ctx, &add_product_value);
    db_bind_int(q, product);
    db_bind_int(q, attr);
    db_bind_int(q, id);
    db_bind_int(q, (int64_t)position);
    db_bind_int(q, v->visible);
    return db_run(q, NULL);
}

enum rc
product_put_values(struct ctx *ctx, int64_t product,
    const struct product_value *values, size_t n, bool *changed, bool *made)
{
    size_t had;
    bool same;

    TRY(same_values(ctx, product, values, n, &same, &had));
    if (same)
        return OK;
    *changed = true;
    if (had > 0)
        TRY(drop(ctx, &drop_values, product));
    for (size_t i = 0; i < n; i++)
        TRY(put_value(ctx, product, &values[i], i, made));
    return OK;
}
