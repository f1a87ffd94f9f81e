#include "shop/shelf.h"

#include "base/db.h"

#define SOLD "p.status = 'published' AND p.price_minor IS NOT NULL "

/* Each branch takes its few rows from an index. */
DB_STMT(pick,
    "(SELECT 1 AS shelf, p.id FROM catalog.product p "
    "WHERE " SOLD "AND p.featured = 1 ORDER BY p.id LIMIT 12) UNION ALL "
    "(SELECT 2, p.id FROM catalog.product p "
    "WHERE " SOLD "AND p.featured = 0 ORDER BY p.id DESC LIMIT 12) UNION ALL "
    "(SELECT STRAIGHT_JOIN 3, l.product FROM catalog.listed l "
    "JOIN catalog.product p ON p.id = l.product "
    "WHERE l.category = ? AND " SOLD "ORDER BY l.product LIMIT 4) "
    "ORDER BY shelf, IF(shelf = 2, -CAST(id AS SIGNED), id) LIMIT 28");

enum rc
shelf_read(struct ctx *ctx, int64_t category, struct shelves *out)
{
    struct db_query *q = db_start(ctx, &pick);

    *out = (struct shelves){ .nfirst = 0 };
    db_bind_int(q, category);
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
