#include <stdio.h>
#include <sysexits.h>

#include "cli/commands.h"
#include "shop/search_index.h"

enum { AT_ONCE = 500 };

DB_STMT(products,
    "SELECT id FROM catalog.product WHERE id > ? ORDER BY id LIMIT 500");

DB_STMT(forget_words, "DELETE FROM catalog.word");
DB_STMT(forget_lists, "DELETE FROM catalog.listed");
DB_STMT(forget_pages, "DELETE FROM catalog.facet_page");

static enum rc
forget(struct ctx *ctx)
{
    static const struct db_stmt *const all[] = { &forget_words, &forget_lists,
        &forget_pages };

    for (size_t i = 0; i < COUNT(all); i++)
        TRY(db_run(db_start(ctx, all[i]), NULL));
    return OK;
}

static enum rc
index_after(struct ctx *ctx, int64_t *last, size_t *n)
{
    struct db_query *q = db_start(ctx, &products);
    int64_t ids[AT_ONCE];

    *n = 0;
    db_bind_int(q, *last);
    while (*n < AT_ONCE && db_next(q))
        ids[(*n)++] = db_int(q);
    TRY(db_end(q));
    if (*n > 0)
        *last = ids[*n - 1];
    return search_index_products(ctx, ids, *n);
}

/*
 * All of it in one transaction: shoppers see the old lists until the new
 * ones are whole, and what is in a list without being a product goes too.
 */
static enum rc
reindex_all(struct ctx *ctx, void *arg)
{
    int64_t *total = arg;
    int64_t last = 0;
    size_t n;

    *total = 0;
    TRY(forget(ctx));
    do {
        TRY(index_after(ctx, &last, &n));
        *total += (int64_t)n;
    } while (n > 0);
    return OK;
}

int
reindex_command(struct ctx *ctx, int argc, char **argv)
{
    int64_t total;

    if (argc > 1) {
        fprintf(stderr, "usage: clearcart %s\n", argv[0]);
        return EX_USAGE;
    }
    if (db_transaction(ctx, reindex_all, &total) != OK)
        return EX_UNAVAILABLE;
    printf("%lld products\n", (long long)total);
    return EX_OK;
}
