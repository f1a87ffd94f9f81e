#include <stdio.h>
#include <sysexits.h>

#include "cli/commands.h"
#include "shop/search_index.h"

enum { AT_ONCE = 500 };

DB_STMT(products,
    "SELECT id FROM catalog.product WHERE id > ? ORDER BY id LIMIT 500");

struct step {
    int64_t last, done;
};

static enum rc
reindex_some(struct ctx *ctx, void *arg)
{
    struct step *step = arg;
    struct db_query *q = db_start(ctx, &products);
    int64_t ids[AT_ONCE];
    size_t n = 0;

    db_bind_int(q, step->last);
    while (n < AT_ONCE && db_next(q))
        ids[n++] = db_int(q);
    TRY(db_end(q));
    TRY(search_index_products(ctx, ids, n));
    step->done = (int64_t)n;
    if (n > 0)
        step->last = ids[n - 1];
    return OK;
}

int
reindex_command(struct ctx *ctx, int argc, char **argv)
{
    struct step step = { 0, 0 };
    int64_t total = 0;

    if (argc > 1) {
        fprintf(stderr, "usage: clearcart %s\n", argv[0]);
        return EX_USAGE;
    }
    do {
        if (db_transaction(ctx, reindex_some, &step) != OK)
            return EX_UNAVAILABLE;
        total += step.done;
    } while (step.done > 0);
    printf("%lld products\n", (long long)total);
    return EX_OK;
}
