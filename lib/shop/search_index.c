#include "shop/search_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/db.h"
#include "shop/search_batch.h"
#include "shop/search_draft.h"

enum { BATCH = 250, WORDS_MAX = 500 };

DB_STMT(forget_words, "DELETE FROM catalog.word WHERE product = ?");

DB_STMT(write_words,
    "INSERT INTO catalog.word (word, neg_rank, product) "
    "SELECT t.word, -t.weight, t.product FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(word VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin "
    "PATH '$[0]', weight TINYINT PATH '$[1]', "
    "product INT UNSIGNED PATH '$[2]')) t");

/* The header of every page has a link while something is on sale. */
DB_STMT(sale_is_new,
    "SELECT s.value <> EXISTS (SELECT 1 FROM catalog.product WHERE "
    "status = 'published' AND compare_minor > 0) "
    "FROM catalog.setting s WHERE s.name = 'nav_sale' LIMIT 1");

DB_STMT(turn_sale,
    "UPDATE catalog.setting s, catalog.version v "
    "SET s.value = 1 - s.value, v.n = v.n + 1 WHERE s.name = 'nav_sale'");

static int
by_word(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    int order = strcmp(x->word, y->word);

    return order != 0 ? order : x->weight - y->weight;
}

/* One word once, with the places where it stands added up. */
static void
merge_words(struct search_entry *e)
{
    size_t n = 0;

    if (e->nwords == 0)
        return;
    qsort(e->words, e->nwords, sizeof(e->words[0]), by_word);
    for (size_t i = 1; i < e->nwords; i++) {
        if (strcmp(e->words[i].word, e->words[n].word) == 0)
            e->words[n].weight |= e->words[i].weight;
        else
            e->words[++n] = e->words[i];
    }
    e->nwords = n + 1 < WORDS_MAX ? n + 1 : WORDS_MAX;
}

/* Words are letters and digits: nothing in them needs an escape in JSON. */
static enum rc
index_words(struct ctx *ctx, const struct search_batch *b)
{
    struct db_query *q;
    char *json = talloc_strdup(ctx, "[");
    const char *comma = "";

    TRY(search_batch_each(ctx, b, &forget_words));
    for (size_t i = 0; i < b->n; i++) {
        struct search_entry *e = &b->at[i];

        merge_words(e);
        for (size_t j = 0; j < e->nwords; j++, comma = ",")
            json = talloc_asprintf_append_buffer(json, "%s[\"%s\",%d,%lld]",
                comma, e->words[j].word, e->words[j].weight,
                (long long)e->product);
    }
    TRY(search_draft_add(ctx, b, &json));
    q = db_start(ctx, &write_words);
    json = talloc_strdup_append_buffer(json, "]");
    db_bind_str(q, json);
    TRY(db_run(q, NULL));
    talloc_free(json);
    return OK;
}

static int
by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static enum rc
note_sale(struct ctx *ctx)
{
    struct db_query *q = db_start(ctx, &sale_is_new);
    bool turn = db_next(q) && db_int(q) != 0;

    TRY(db_end(q));
    return turn ? db_run(db_start(ctx, &turn_sale), NULL) : OK;
}

/* On a context of its own: an import's would grow by all it has read. */
static enum rc
index_batch(struct ctx *ctx, const int64_t *ids, size_t n)
{
    struct ctx *own = ctx_new(ctx, ctx->db, ctx->conf, ctx->keep);
    struct search_batch batch;
    enum rc rc = search_batch_read(own, ids, n, &batch);

    if (rc == OK)
        rc = index_words(own, &batch);
    if (rc == OK)
        rc = search_batch_list(own, &batch);
    talloc_free(own);
    return rc;
}

enum rc
search_index_products(struct ctx *ctx, const int64_t *products, size_t n)
{
    int64_t *ids = talloc_memdup(ctx, products, n * sizeof(products[0]));
    size_t once = n > 0 ? 1 : 0;

    if (n > 0)
        qsort(ids, n, sizeof(ids[0]), by_number);
    for (size_t i = 1; i < n; i++)
        if (ids[i] != ids[once - 1])
            ids[once++] = ids[i];
    for (size_t i = 0; i < once; i += BATCH)
        TRY(index_batch(ctx, ids + i, once - i < BATCH ? once - i : BATCH));
    return note_sale(ctx);
}

enum rc
search_index_product(struct ctx *ctx, int64_t product)
{
    return search_index_products(ctx, &product, 1);
}
