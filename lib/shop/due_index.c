#include "base/db.h"
#include "shop/due_catalog.h"
#include "shop/search_index.h"

enum { AT_ONCE = 250 };

DB_STMT(some, "SELECT product FROM catalog.index_due ORDER BY product "
              "LIMIT 250 FOR UPDATE SKIP LOCKED");
DB_STMT(done, "DELETE FROM catalog.index_due WHERE product = ?");

static enum rc
index_some(struct ctx *ctx, void *arg)
{
    size_t *n = arg;
    int64_t ids[AT_ONCE];
    struct db_query *q = db_start(ctx, &some);

    *n = 0;
    while (*n < AT_ONCE && db_next(q))
        ids[(*n)++] = db_int(q);
    TRY(db_end(q));
    if (*n > 0)
        TRY(search_index_products(ctx, ids, *n));
    for (size_t i = 0; i < *n; i++) {
        q = db_start(ctx, &done);
        db_bind_int(q, ids[i]);
        TRY(db_run(q, NULL));
    }
    return OK;
}

enum rc
due_index(struct ctx *ctx)
{
    size_t n;

    do
        TRY(db_transaction(ctx, index_some, &n));
    while (n == AT_ONCE);
    return OK;
}
