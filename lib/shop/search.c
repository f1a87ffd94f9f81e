#include "shop/search.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/db.h"
#include "base/str.h"

enum { EXACT_BONUS = 64 };

/*
 * One word leads, the others are looked up for each product that it has:
 * each by its key, but for the last, which may be a beginning and then has
 * two bounds.
 */
#define WHOLE                                                                  \
    ", IF(? IS NULL, 0, (SELECT x.neg_rank FROM catalog.word x WHERE "         \
    "x.product = w.product AND x.word = ?))"

DB_STMT(find,
    "SELECT w.product, w.neg_rank, w.word = ?" WHOLE WHOLE WHOLE WHOLE WHOLE
    ", IF(? IS NULL, 0, (SELECT MIN(x.neg_rank) FROM catalog.word x WHERE "
    "x.product = w.product AND x.word >= ? AND x.word <= ?))"
    " FROM catalog.word w WHERE w.word >= ? AND w.word <= ? LIMIT 1000000");

enum { OTHERS = SEARCH_WORDS_MAX };

struct range {
    const char *first, *last;
};

struct words
search_words(struct ctx *ctx, const char *query)
{
    struct words all = { NULL, 0 };
    size_t n = 0;

    words_add(ctx, query, &all);
    for (size_t i = 0; i < all.n && n < SEARCH_WORDS_MAX; i++) {
        bool seen = false;

        for (size_t j = 0; j < n; j++)
            seen = seen || strcmp(all.at[i], all.at[j]) == 0;
        if (!seen)
            all.at[n++] = all.at[i];
    }
    all.n = n;
    return all;
}

static struct range
range_of(struct ctx *ctx, const struct words *words, size_t i)
{
    const char *word = words->at[i];

    if (i + 1 < words->n || str_chars(word) < 2)
        return (struct range){ word, word };
    return (struct range){ word,
        talloc_asprintf(ctx, "%s\xf4\x8f\xbf\xbf", word) };
}

/*
 * The longest word is likely the rarest. A beginning finds more than its
 * length tells, so it leads only if it is longer by two letters, or alone.
 */
static size_t
leader(const struct words *words)
{
    size_t best = 0, last = words->n - 1;

    for (size_t i = 1; i < last; i++)
        if (strlen(words->at[i]) > strlen(words->at[best]))
            best = i;
    return strlen(words->at[last]) >= strlen(words->at[best]) + 2 ? last
                                                                   : best;
}

static int
by_product(const void *a, const void *b)
{
    const struct search_hit *x = a, *y = b;

    if (x->product != y->product)
        return x->product < y->product ? -1 : 1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

/* A beginning may find a product by several words: the best one counts. */
static void
sort_once(struct search_hits *hits)
{
    size_t n = 0;

    if (hits->n == 0)
        return;
    qsort(hits->at, hits->n, sizeof(hits->at[0]), by_product);
    for (size_t i = 1; i < hits->n; i++)
        if (hits->at[i].product != hits->at[n].product)
            hits->at[++n] = hits->at[i];
    hits->n = n + 1;
}

static void
bind(struct ctx *ctx, struct db_query *q, const struct words *words)
{
    size_t lead = leader(words), last = words->n - 1;
    struct range r = range_of(ctx, words, last);

    db_bind_str(q, words->at[lead]);
    for (size_t i = 0; i + 1 < SEARCH_WORDS_MAX; i++) {
        const char *word = i < last && i != lead ? words->at[i] : NULL;

        db_bind_str(q, word);
        db_bind_str(q, word);
    }
    db_bind_str(q, lead != last ? r.first : NULL);
    db_bind_str(q, r.first);
    db_bind_str(q, r.last);
    r = range_of(ctx, words, lead);
    db_bind_str(q, r.first);
    db_bind_str(q, r.last);
}

enum rc
search_find(
    struct ctx *ctx, const struct words *words, struct search_hits *out)
{
    struct db_query *q;

    *out = (struct search_hits){ NULL, 0 };
    if (words->n == 0)
        return OK;
    q = db_start(ctx, &find);
    bind(ctx, q, words);
    while (db_next(q)) {
        struct search_hit hit = { (uint32_t)db_int(q), (int32_t)db_int(q) };
        bool all = true;

        hit.rank -= db_int(q) != 0 ? EXACT_BONUS : 0;
        for (int i = 0; i < OTHERS; i++) {
            all = all && !db_null(q);
            hit.rank += (int32_t)db_int(q);
        }
        if (all) {
            struct search_hit *at = db_grow(q, &out->at, &out->n);

            *at = hit;
        }
    }
    sort_once(out);
    return db_end(q);
}
