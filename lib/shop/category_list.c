#include "shop/category_list.h"

#include "base/db.h"

DB_STMT(sizes,
    "SELECT pc.category, COUNT(*), SUM(p.status = 'published') "
    "FROM catalog.product_category pc "
    "JOIN catalog.product p ON p.id = pc.product "
    "GROUP BY pc.category ORDER BY pc.category LIMIT 20000");

enum rc
category_sizes(struct ctx *ctx, struct category_size **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &sizes);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct category_size *s = db_grow(q, out, n);

        s->category = db_int(q);
        s->products = db_int(q);
        s->published = db_int(q);
    }
    return db_end(q);
}
