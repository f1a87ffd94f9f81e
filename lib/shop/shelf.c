#include "shop/shelf.h"

#include "base/db.h"

#define SOLD "p.status = 'published' AND p.price_minor IS NOT NULL "

/* Each branch takes its few rows from an index. */
DB_STMT(pick,
    "(SELECT 1 AS shelf, p.id FROM catalog.product p "
    "WHERE " SOLD "AND p.featured = 1 ORDER BY p.id LIMIT 12) UNION ALL "
    "(SELECT 2, p.id FROM catalog.product p "
    "WHERE " SOLD "AND p.featured = 0 ORDER BY p.id DESC LIMIT 12) UNION ALL "
    "(SELECT DISTINCT 3, p.id FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.product_category f ON f.category = t.id "
    "JOIN catalog.product p ON p.id = f.product "
    "WHERE " SOLD "ORDER BY p.id LIMIT 4) "
    "ORDER BY shelf, IF(shelf = 2, -CAST(id AS SIGNED), id) LIMIT 28");

static const char *
as_json(struct ctx *ctx, const int64_t *ids, size_t n)
{
    char *text = talloc_strdup(ctx, "[");

    for (size_t i = 0; i < n; i++)
        text = talloc_asprintf_append_buffer(
            text, "%s%lld", i > 0 ? "," : "", (long long)ids[i]);
    return talloc_strdup_append_buffer(text, "]");
}

enum rc
shelf_read(struct ctx *ctx, const int64_t *categories, size_t n,
    struct shelves *out)
{
    struct db_query *q = db_start(ctx, &pick);

    *out = (struct shelves){ .nfirst = 0 };
    db_bind_str(q, as_json(ctx, categories, n));
    while (db_next(q)) {
        int64_t shelf = db_int(q);
        int64_t id = db_int(q);

        if (shelf == 3 && out->nsecond < SHELF_SECOND)
            out->second[out->nsecond++] = id;
        else if (shelf < 3 && out->nfirst < SHELF_FIRST)
            out->first[out->nfirst++] = id;
    }
    return db_end(q);
}
