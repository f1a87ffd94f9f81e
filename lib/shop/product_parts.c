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
DB_STMT(both_ids,
    "SELECT a.id, v.id FROM catalog.attribute a "
    "JOIN catalog.attribute_value v ON v.attribute = a.id AND v.value = ? "
    "WHERE a.name = ? LIMIT 1");
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
read_ids(struct product_parts *p, const struct db_stmt *read, int64_t **ids,
    size_t *n)
{
    struct db_query *q;

    if (p->is_new)
        return OK;
    q = db_start(p->ctx, read);
    db_bind_int(q, p->product);
    while (db_next(q)) {
        int64_t *id = db_grow(q, ids, n);

        *id = db_int(q);
    }
    return db_end(q);
}

static enum rc
drop(struct product_parts *p, const struct db_stmt *stmt)
{
    struct db_query *q = db_start(p->ctx, stmt);

    db_bind_int(q, p->product);
    return db_run(q, NULL);
}

static enum rc
put_ids(struct product_parts *p, const struct list *list, const int64_t *ids,
    size_t n)
{
    int64_t *had = NULL;
    size_t nhad = 0;

    TRY(read_ids(p, list->read, &had, &nhad));
    if (n == nhad && (n == 0 || memcmp(had, ids, n * sizeof(*ids)) == 0))
        return OK;
    p->changed = true;
    if (nhad > 0)
        TRY(drop(p, list->drop));
    for (size_t i = 0; i < n; i++) {
        struct db_query *q = db_start(p->ctx, list->add);

        db_bind_int(q, p->product);
        db_bind_int(q, ids[i]);
        db_bind_int(q, (int64_t)i);
        TRY(db_run(q, NULL));
    }
    return OK;
}

enum rc
product_put_categories(struct product_parts *p, const int64_t *ids, size_t n)
{
    const struct list list = {&categories_of, &drop_categories, &add_category};

    return put_ids(p, &list, ids, n);
}

enum rc
product_put_related(struct product_parts *p, const int64_t *others, size_t n)
{
    const struct list list = {&related_to, &drop_related, &add_related};

    return put_ids(p, &list, others, n);
}

enum rc
product_values(struct ctx *ctx, int64_t product, struct product_value **out,
    size_t *n)
{
    struct db_query *q = db_start(ctx, &values_of);

    *out = NULL;
    *n = 0;
    db_bind_int(q, product);
    while (db_next(q)) {
        struct product_value *v = db_grow(q, out, n);

        v->name = db_str(q);
        v->value = db_str(q);
        v->visible = db_int(q) != 0;
    }
    return db_end(q);
}

void
product_value_add(
    struct product_value *all, size_t *n, struct product_value value)
{
    for (size_t i = 0; i < *n; i++)
        if (strcasecmp(all[i].name, value.name) == 0 &&
            strcmp(all[i].value, value.value) == 0)
            return;
    all[(*n)++] = value;
}

/* An attribute keeps the case of its name from when it was first met. */
static bool
is_same(const struct product_value *a, const struct product_value *b)
{
    return strcasecmp(a->name, b->name) == 0 &&
           strcmp(a->value, b->value) == 0 && a->visible == b->visible;
}

static enum rc
attribute(struct product_parts *p, const char *name, int64_t *id)
{
    struct db_query *q = db_start(p->ctx, &attribute_by_name);

    *id = 0;
    db_bind_str(q, name);
    if (db_next(q))
        *id = db_int(q);
    TRY(db_end(q));
    if (*id != 0)
        return OK;
    p->made = true;
    q = db_start(p->ctx, &add_attribute);
    db_bind_str(q, name);
    TRY(db_run(q, NULL));
    *id = db_insert_id(p->ctx);
    return OK;
}

static enum rc
value_id(struct product_parts *p, int64_t attr, const char *value, int64_t *id)
{
    struct db_query *q = db_start(p->ctx, &value_by_text);

    *id = 0;
    db_bind_int(q, attr);
    db_bind_str(q, value);
    if (db_next(q))
        *id = db_int(q);
    TRY(db_end(q));
    if (*id != 0)
        return OK;
    p->made = true;
    q = db_start(p->ctx, &add_value);
    db_bind_int(q, attr);
    db_bind_str(q, value);
    TRY(db_run(q, NULL));
    *id = db_insert_id(p->ctx);
    return OK;
}

/* Most are known already, and one question is enough. */
static enum rc
known_ids(struct product_parts *p, const struct product_value *v,
    int64_t *attr, int64_t *id)
{
    struct db_query *q = db_start(p->ctx, &both_ids);

    *attr = *id = 0;
    db_bind_str(q, v->value);
    db_bind_str(q, v->name);
    if (db_next(q)) {
        *attr = db_int(q);
        *id = db_int(q);
    }
    return db_end(q);
}

static enum rc
put_value(
    struct product_parts *p, const struct product_value *v, size_t position)
{
    int64_t attr, id;
    struct db_query *q;

    TRY(known_ids(p, v, &attr, &id));
    if (id == 0) {
        TRY(attribute(p, v->name, &attr));
        TRY(value_id(p, attr, v->value, &id));
    }
    q = db_start(p->ctx, &add_product_value);
    db_bind_int(q, p->product);
    db_bind_int(q, attr);
    db_bind_int(q, id);
    db_bind_int(q, (int64_t)position);
    db_bind_int(q, v->visible);
    return db_run(q, NULL);
}

enum rc
product_put_values(
    struct product_parts *p, const struct product_value *values, size_t n)
{
    struct product_value *had = NULL;
    size_t nhad = 0;
    bool same;

    if (!p->is_new)
        TRY(product_values(p->ctx, p->product, &had, &nhad));
    same = nhad == n;
    for (size_t i = 0; same && i < n; i++)
        same = is_same(&had[i], &values[i]);
    if (same)
        return OK;
    p->changed = true;
    if (nhad > 0)
        TRY(drop(p, &drop_values));
    for (size_t i = 0; i < n; i++)
        TRY(put_value(p, &values[i], i));
    return OK;
}
