#include "shop/sitemap.h"

#include "base/db.h"

DB_STMT(some,
    "SELECT slug, DATE_FORMAT(updated_at, '%Y-%m-%d') FROM catalog.product "
    "WHERE id >= ? AND id < ? AND status = 'published' ORDER BY id "
    "LIMIT 5000");

DB_STMT(last, "SELECT COALESCE(MAX(id), 0) FROM catalog.product LIMIT 1");

enum rc
sitemap_read(struct ctx *ctx, int64_t page, struct sitemap *out)
{
    struct db_query *q = db_start(ctx, &some);

    *out = (struct sitemap){ NULL, 0 };
    db_bind_int(q, page * SITEMAP_PAGE);
    db_bind_int(q, (page + 1) * SITEMAP_PAGE);
    while (db_next(q)) {
        struct sitemap_entry *e = db_grow(q, &out->at, &out->n);

        e->slug = db_str(q);
        e->updated = db_str(q);
    }
    return db_end(q);
}

enum rc
sitemap_pages(struct ctx *ctx, int64_t *out)
{
    struct db_query *q = db_start(ctx, &last);

    *out = db_next(q) ? db_int(q) / SITEMAP_PAGE + 1 : 1;
    return db_end(q);
}
