/*
 * Making a row's change: what it changes is locked, compared with what the
 * row says it was, and written only if that still holds.
 */
#include <string.h>

#include "base/db.h"
#include "base/json.h"
#include "shop/audit.h"
#include "shop/bulk.h"
#include "shop/catalog_changed.h"
#include "shop/item_save.h"
#include "shop/product_parts.h"
#include "shop/search_index.h"
#include "shop/stock_count.h"

DB_STMT(lock_products,
    "SELECT p.id FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(id INT UNSIGNED PATH '$')) t JOIN catalog.product p ON p.id = t.id "
    "ORDER BY p.id LIMIT 1000 FOR UPDATE");
DB_STMT(lock_items,
    "SELECT i.sku FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$')) t "
    "JOIN catalog.item i ON i.sku = t.sku ORDER BY i.sku LIMIT 1000 "
    "FOR UPDATE");

struct batch {
    struct ctx *ctx;
    const struct job *job;
    struct bulk_subject *at;
    size_t nat;
    int64_t *touched;
    size_t ntouched;
    bool made; /* an attribute or a value is new */
};

static enum rc
lock(struct ctx *ctx, const struct db_stmt *stmt, json_t *list)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, json_text(ctx, list, JSON_COMPACT));
    while (db_next(q))
        continue;
    return db_end(q);
}

static enum rc
lock_rows(struct ctx *ctx, const struct job_row *rows, size_t n)
{
    json_t *ids = json_array(), *skus = json_array();

    for (size_t i = 0; i < n; i++) {
        if (i == 0 || rows[i].product != rows[i - 1].product)
            json_array_append_new(ids, json_integer(rows[i].product));
        if (rows[i].sku != NULL)
            json_array_append_new(skus, json_string(rows[i].sku));
    }
    TRY(lock(ctx, &lock_products, ids));
    return lock(ctx, &lock_items, skus);
}

static const struct bulk_subject *
subject_of(const struct batch *b, const struct job_row *row)
{
    for (size_t i = 0; i < b->nat; i++)
        if (b->at[i].id == row->product)
            return &b->at[i];
    return NULL;
}

static const struct bulk_item *
item_of(const struct bulk_subject *p, const struct job_row *row)
{
    for (size_t i = 0; row->sku != NULL && i < p->nitems; i++)
        if (strcmp(p->items[i].sku, row->sku) == 0)
            return &p->items[i];
    return NULL;
}

static int64_t
number(const json_t *o, const char *key, int64_t fallback)
{
    const json_t *v = json_object_get(o, key);

    return json_is_integer(v) ? json_integer_value(v) : fallback;
}

static enum rc
write_item(struct batch *b, const struct bulk_subject *p,
    const struct bulk_item *i, const json_t *after, struct job_row *row)
{
    struct item_save item = { .sku = i->sku,
        .position = PRODUCT_KEEP,
        .active = PRODUCT_KEEP,
        .price = number(after, "price", PRODUCT_KEEP),
        .compare = number(after, "compare", PRODUCT_KEEP),
        .weight_g = PRODUCT_KEEP,
        .stock = PRODUCT_KEEP };
    int64_t stock = number(after, "on_hand", i->on_hand);
    enum saved saved;
    enum rc rc;

    if (stock != i->on_hand) {
        rc = stock_change(
            b->ctx, i->sku, stock - i->on_hand, "adjust", b->job->id);
        if (rc == INVALID) {
            row->why = "below_reserved";
            row->detail = talloc_asprintf(
                b->ctx, "%lld", (long long)i->reserved);
        }
        TRY(rc);
    }
    return item_save(b->ctx, p->id, &item, &saved);
}

static enum rc
write_categories(struct product_parts *parts, const json_t *list)
{
    size_t n = json_array_size(list);
    int64_t *ids = talloc_array(parts->ctx, int64_t, (unsigned)n + 1);

    for (size_t i = 0; i < n; i++)
        ids[i] = json_integer_value(json_array_get(list, i));
    return product_put_categories(parts, ids, n);
}

static enum rc
write_values(struct product_parts *parts, const json_t *list)
{
    size_t n = json_array_size(list);
    struct product_value *values = talloc_array(
        parts->ctx, struct product_value, (unsigned)n + 1);

    for (size_t i = 0; i < n; i++) {
        const json_t *v = json_array_get(list, i);

        values[i].name = json_string_value(json_array_get(v, 0));
        values[i].value = json_string_value(json_array_get(v, 1));
        values[i].visible = json_integer_value(json_array_get(v, 2)) != 0;
    }
    return product_put_values(parts, values, n);
}

static enum rc
write_product(struct batch *b, const struct bulk_subject *p,
    const json_t *after)
{
    struct product_parts parts = { .ctx = b->ctx, .product = p->id };
    const json_t *categories = json_object_get(after, "categories");
    const json_t *values = json_object_get(after, "values");
    struct product_save save = { .sku = p->sku,
        .name = json_string_value(json_object_get(after, "name")),
        .brand = json_string_value(json_object_get(after, "brand")),
        .summary = json_string_value(json_object_get(after, "summary")),
        .status = json_string_value(json_object_get(after, "status")),
        .tax_class = json_string_value(json_object_get(after, "tax_class")),
        .featured = PRODUCT_KEEP, .position = PRODUCT_KEEP };
    enum saved saved = SAVED_NOTHING;
    int64_t id;

    TRY(product_save(b->ctx, &save, &id, &saved));
    if (categories != NULL)
        TRY(write_categories(&parts, categories));
    if (values != NULL)
        TRY(write_values(&parts, values));
    b->made |= parts.made;
    return OK;
}

static void
touch(struct batch *b, int64_t product)
{
    if (b->ntouched > 0 && b->touched[b->ntouched - 1] == product)
        return;
    b->touched = talloc_realloc(
        b->ctx, b->touched, int64_t, (unsigned)b->ntouched + 1);
    b->touched[b->ntouched++] = product;
}

/* A member as the audit shows it. */
static const char *
shown(struct batch *b, const struct bulk_subject *p, const char *key,
    const json_t *v)
{
    if (json_is_string(v))
        return json_string_value(v);
    if (p->nitems > 0 &&
        (strcmp(key, "price") == 0 || strcmp(key, "compare") == 0))
        return money_text(b->ctx,
            money_of(json_integer_value(v), p->items[0].price.cur));
    return json_text(b->ctx, json_incref((json_t *)v),
        JSON_COMPACT | JSON_ENCODE_ANY);
}

static enum rc
note(struct batch *b, const struct bulk_subject *p,
    const struct job_row *row, json_t *before, const json_t *after)
{
    struct audit a = { .act = b->job->undoes != NULL ? "product.undo"
                                                     : "product.bulk",
        .kind = "product",
        .ref = talloc_asprintf(b->ctx, "%lld", (long long)p->id),
        .name = p->name };
    const char *key;
    json_t *was;

    json_object_foreach (before, key, was) {
        const json_t *is = json_object_get(after, key);

        if (!json_equal(was, is))
            audit_change(b->ctx, &a,
                row->sku != NULL && p->nitems > 1
                    ? talloc_asprintf(b->ctx, "%s %s", key, row->sku)
                    : key,
                shown(b, p, key, was), shown(b, p, key, is));
    }
    return audit_write(b->ctx, &a);
}

static enum rc
write(struct batch *b, struct job_row *row, json_t *before,
    const json_t *after)
{
    const struct bulk_subject *p = subject_of(b, row);
    const struct bulk_item *i = p != NULL ? item_of(p, row) : NULL;
    json_t *now;
    enum rc rc;

    row->fate = "changed";
    if (p == NULL || (row->sku != NULL && i == NULL)) {
        row->why = "gone";
        return OK;
    }
    now = bulk_now(before, p, i);
    if (!json_equal(now, before)) {
        row->why = "changed_since";
        json_decref(now);
        return OK;
    }
    json_decref(now);
    rc = i != NULL ? write_item(b, p, i, after, row) : OK;
    if (rc == OK)
        rc = write_product(b, p, after);
    if (rc == INVALID && row->why[0] != '\0') {
        row->fate = "failed";
        return OK;
    }
    TRY(rc);
    row->fate = "done";
    touch(b, p->id);
    return note(b, p, row, before, after);
}

static enum rc
apply_row(struct batch *b, struct job_row *row)
{
    json_t *before = json_loads(row->before, 0, NULL);
    json_t *after = json_loads(row->after, 0, NULL);
    enum rc rc = before != NULL && after != NULL
        ? write(b, row, before, after)
        : INVALID;

    json_decref(before);
    json_decref(after);
    return rc;
}

/* Each product once, however many of its items changed. */
static enum rc
finish(struct batch *b)
{
    for (size_t i = 0; i < b->ntouched; i++) {
        TRY(product_touch(b->ctx, b->touched[i]));
        TRY(product_totals(b->ctx, b->touched[i]));
    }
    TRY(search_index_products(b->ctx, b->touched, b->ntouched));
    return b->made ? catalog_changed(b->ctx) : OK;
}

static enum rc
apply(struct ctx *ctx, const struct job *job, struct job_row *rows, size_t n)
{
    struct batch b = { .ctx = ctx, .job = job };
    int64_t *ids = talloc_array(ctx, int64_t, (unsigned)n);
    size_t nids = 0;

    for (size_t i = 0; i < n; i++)
        if (nids == 0 || ids[nids - 1] != rows[i].product)
            ids[nids++] = rows[i].product;
    TRY(lock_rows(ctx, rows, n));
    TRY(bulk_read(ctx, ids, nids, &b.at, &b.nat));
    for (size_t i = 0; i < n; i++)
        TRY(apply_row(&b, &rows[i]));
    return finish(&b);
}

const struct job_kind bulk_kind = { "products", bulk_prepare, apply };
const struct job_kind bulk_file_kind = { "csv", bulk_prepare, apply };
