#include "shop/search_batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/db.h"
#include "shop/facet_page.h"

DB_STMT(products,
    "SELECT p.id, p.name, p.brand, p.sku, p.summary, p.description, "
    "p.price_minor, p.compare_minor > p.price_minor, "
    "UNIX_TIMESTAMP(p.created_at), "
    "LEAST(p.position, 1000000) - IF(p.featured <> 0, 10000000, 0) "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.product p ON p.id = t.id "
    "WHERE p.status = 'published' AND p.price_minor IS NOT NULL "
    "ORDER BY p.id LIMIT 1000");

DB_STMT(skus,
    "SELECT i.product, i.sku "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.item i ON i.product = t.id "
    "ORDER BY i.product LIMIT 1000000");

DB_STMT(values,
    "SELECT a.product, a.value, v.value "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.product_attribute a ON a.product = t.id "
    "JOIN catalog.attribute_value v ON v.id = a.value "
    "ORDER BY a.product LIMIT 1000000");

DB_STMT(categories,
    "WITH RECURSIVE up AS (SELECT c.product, c.category "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.product_category c ON c.product = t.id "
    "UNION SELECT up.product, c.parent FROM up "
    "JOIN catalog.category c ON c.id = up.category "
    "WHERE c.parent IS NOT NULL) "
    "SELECT product, category FROM up ORDER BY product, category "
    "LIMIT 1000000");

static void
weigh(struct ctx *ctx, struct search_entry *e, const char *text, int weight)
{
    struct words words = { NULL, 0 };

    if (text == NULL)
        return;
    words_add(ctx, text, &words);
    e->words = talloc_realloc(ctx, e->words, struct weighed,
        (unsigned)(e->nwords + words.n + 1));
    for (size_t i = 0; i < words.n; i++)
        e->words[e->nwords++] = (struct weighed){ words.at[i], weight };
}

static void
add_number(struct ctx *ctx, uint32_t **at, size_t *n, int64_t value)
{
    *at = talloc_realloc(ctx, *at, uint32_t, (unsigned)*n + 1);
    (*at)[(*n)++] = (uint32_t)value;
}

static enum rc
read_products(struct ctx *ctx, struct search_batch *b)
{
    struct db_query *q = db_start(ctx, &products);

    db_bind_str(q, b->ids_json);
    while (db_next(q)) {
        struct search_entry *e = db_grow(q, &b->at, &b->n);

        e->product = db_int(q);
        e->name = db_str(q);
        weigh(ctx, e, e->name, IN_NAME);
        weigh(ctx, e, db_str(q), IN_BRAND);
        weigh(ctx, e, db_str(q), IN_SKU);
        weigh(ctx, e, db_str(q), IN_SUMMARY);
        weigh(ctx, e, db_str(q), IN_TEXT);
        e->price = db_int(q);
        if (db_int(q) != 0)
            add_number(ctx, &e->values, &e->nvalues, FACET_ON_SALE);
        e->created = db_int(q);
        e->place = db_int(q);
        add_number(ctx, &e->categories, &e->ncategories, 0);
    }
    return db_end(q);
}

static struct search_entry *
entry_of(struct search_batch *b, int64_t product)
{
    size_t low = 0, high = b->n;

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (b->at[mid].product == product)
            return &b->at[mid];
        if (b->at[mid].product < product)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

static enum rc
read_skus(struct ctx *ctx, struct search_batch *b)
{
    struct db_query *q = db_start(ctx, &skus);

    db_bind_str(q, b->ids_json);
    while (db_next(q)) {
        struct search_entry *e = entry_of(b, db_int(q));

        if (e != NULL)
            weigh(ctx, e, db_str(q), IN_SKU);
    }
    return db_end(q);
}

static enum rc
read_values(struct ctx *ctx, struct search_batch *b)
{
    struct db_query *q = db_start(ctx, &values);

    db_bind_str(q, b->ids_json);
    while (db_next(q)) {
        struct search_entry *e = entry_of(b, db_int(q));
        int64_t value = db_int(q);

        if (e == NULL)
            continue;
        add_number(ctx, &e->values, &e->nvalues, value);
        weigh(ctx, e, db_str(q), IN_VALUE);
    }
    return db_end(q);
}

static enum rc
read_categories(struct ctx *ctx, struct search_batch *b)
{
    struct db_query *q = db_start(ctx, &categories);

    db_bind_str(q, b->ids_json);
    while (db_next(q)) {
        struct search_entry *e = entry_of(b, db_int(q));

        if (e != NULL)
            add_number(ctx, &e->categories, &e->ncategories, db_int(q));
    }
    return db_end(q);
}

enum rc
search_batch_read(struct ctx *ctx, const int64_t *ids, size_t n,
    struct search_batch *out)
{
    char *json = talloc_strdup(ctx, "[");

    for (size_t i = 0; i < n; i++)
        json = talloc_asprintf_append_buffer(
            json, "%s%lld", i > 0 ? "," : "", (long long)ids[i]);
    *out = (struct search_batch){ ids, n,
        talloc_strdup_append_buffer(json, "]"), NULL, 0 };
    TRY(read_products(ctx, out));
    TRY(read_skus(ctx, out));
    TRY(read_values(ctx, out));
    return read_categories(ctx, out);
}

enum rc
search_batch_each(struct ctx *ctx, const struct search_batch *batch,
    const struct db_stmt *stmt)
{
    for (size_t i = 0; i < batch->nids; i++) {
        struct db_query *q = db_start(ctx, stmt);

        db_bind_int(q, batch->ids[i]);
        TRY(db_run(q, NULL));
    }
    return OK;
}
