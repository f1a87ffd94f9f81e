#include "shop/search_near.h"

#include <string.h>

#include "base/db.h"
#include "base/str.h"

enum { BYTES_MAX = WORD_CHARS * 4 };

/* All words with the same first letter, for each word of a query. */
#define ALIKE(n)                                                               \
    "SELECT " #n " AS place, word FROM catalog.word "                          \
    "WHERE word >= ? AND word <= ? GROUP BY word"

DB_STMT(alike,
    ALIKE(0) " UNION ALL " ALIKE(1) " UNION ALL " ALIKE(2) " UNION ALL "
    ALIKE(3) " UNION ALL " ALIKE(4) " UNION ALL " ALIKE(5)
    " LIMIT 300000");

DB_STMT(nearest,
    "SELECT product, COUNT(*) FROM catalog.word "
    "WHERE word IN (?, ?, ?, ?, ?, ?) GROUP BY product "
    "ORDER BY COUNT(*) DESC, SUM(neg_rank), product LIMIT 4");

DB_STMT(counts,
    "SELECT word, COUNT(*) FROM catalog.word "
    "WHERE word IN (?, ?, ?, ?, ?, ?) GROUP BY word ORDER BY word LIMIT 6");

static size_t
least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

size_t
word_distance(const char *a, const char *b)
{
    size_t rows[3][BYTES_MAX + 1];
    size_t na = strlen(a), nb = strlen(b);

    if (na > BYTES_MAX || nb > BYTES_MAX)
        return BYTES_MAX;
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t *row = rows[i % 3], *up = rows[(i + 2) % 3];
        const size_t *upper = rows[(i + 1) % 3];

        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t change = a[i - 1] != b[j - 1];

            row[j] = least(row[j - 1] + 1, up[j] + 1, up[j - 1] + change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1] && upper[j - 2] + 1 < row[j])
                row[j] = upper[j - 2] + 1;
        }
    }
    return rows[na % 3][nb];
}

static size_t
first_letter(const char *word)
{
    size_t n = 1;

    while (((unsigned char)word[n] & 0xc0) == 0x80)
        n++;
    return n;
}

/* One letter wrong in a short word, two in one of six or more. */
static size_t
allowed(const char *word)
{
    size_t chars = str_chars(word);

    return chars < 3 ? 0 : chars < 6 ? 1 : 2;
}

static void
bind_alike(struct ctx *ctx, struct db_query *q, const struct words *words)
{
    for (size_t i = 0; i < SEARCH_WORDS_MAX; i++) {
        const char *word = i < words->n ? words->at[i] : NULL;
        int n = word != NULL ? (int)first_letter(word) : 0;

        if (word == NULL) {
            db_bind_null(q);
            db_bind_null(q);
            continue;
        }
        db_bind_str(q, talloc_asprintf(ctx, "%.*s", n, word));
        db_bind_str(
            q, talloc_asprintf(ctx, "%.*s\xf4\x8f\xbf\xbf", n, word));
    }
}

static enum rc
find_words(struct ctx *ctx, const struct words *words, struct near *out)
{
    struct db_query *q = db_start(ctx, &alike);
    size_t best[SEARCH_WORDS_MAX];

    for (size_t i = 0; i < words->n; i++)
        best[i] = allowed(words->at[i]) + 1;
    bind_alike(ctx, q, words);
    while (db_next(q)) {
        size_t i = (size_t)db_int(q), distance;
        const char *word = db_str(q);

        distance = word_distance(words->at[i], word);
        if (distance >= best[i])
            continue;
        best[i] = distance;
        out->words[i].word = word;
        out->words[i].changed = distance > 0;
    }
    out->n = words->n;
    return db_end(q);
}

static void
bind_words(struct db_query *q, const struct near *near)
{
    for (size_t i = 0; i < SEARCH_WORDS_MAX; i++)
        db_bind_str(q, i < near->n ? near->words[i].word : NULL);
}

static enum rc
count_words(struct ctx *ctx, struct near *near)
{
    struct db_query *q = db_start(ctx, &counts);

    bind_words(q, near);
    while (db_next(q)) {
        const char *word = db_str(q);
        int64_t count = db_int(q);

        for (size_t i = 0; i < near->n; i++)
            if (near->words[i].word != NULL &&
                strcmp(near->words[i].word, word) == 0)
                near->words[i].count = count;
    }
    return db_end(q);
}

static enum rc
find_products(struct ctx *ctx, struct near *near)
{
    struct db_query *q = db_start(ctx, &nearest);
    int64_t known = 0;

    for (size_t i = 0; i < near->n; i++)
        known += near->words[i].word != NULL;
    bind_words(q, near);
    while (near->nproducts < COUNT(near->products) && db_next(q)) {
        near->products[near->nproducts++] = db_int(q);
        if (db_int(q) == known)
            near->together = true;
    }
    return db_end(q);
}

static bool
knows_some(const struct near *near)
{
    for (size_t i = 0; i < near->n; i++)
        if (near->words[i].word != NULL)
            return true;
    return false;
}

enum rc
search_near(struct ctx *ctx, const struct words *words, struct near *out)
{
    *out = (struct near){ .n = 0 };
    if (words->n == 0)
        return OK;
    TRY(find_words(ctx, words, out));
    if (!knows_some(out))
        return OK;
    TRY(find_products(ctx, out));
    return count_words(ctx, out);
}
