#include "shop/search_draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/db.h"

DB_STMT(drafts,
    "SELECT p.id, CONCAT_WS(' ', p.name, p.brand, p.sku, "
    "(SELECT GROUP_CONCAT(i.sku ORDER BY i.position SEPARATOR ' ') "
    "FROM catalog.item i WHERE i.product = p.id)) "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.product p ON p.id = t.id "
    "WHERE p.status <> 'published' OR p.price_minor IS NULL "
    "ORDER BY p.id LIMIT 1000");

/* The mark takes the place of a word's last letter, if it is that long. */
static char *
marked(struct ctx *ctx, const char *word)
{
    size_t bytes = 0;

    for (size_t n = 0; word[bytes] != '\0'; bytes++)
        if (((unsigned char)word[bytes] & 0xc0) != 0x80 &&
            ++n >= WORD_CHARS)
            break;
    return talloc_asprintf(ctx, "~%.*s", (int)bytes, word);
}

struct words
search_draft_words(struct ctx *ctx, const struct words *words)
{
    struct words out = { talloc_array(ctx, char *,
                             (unsigned)words->n + 1), words->n };

    for (size_t i = 0; i < words->n; i++)
        out.at[i] = marked(ctx, words->at[i]);
    return out;
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Words are letters and digits: nothing in them needs an escape in JSON. */
static void
add(char **json, struct words *words, int64_t product)
{
    if (words->n > 0)
        qsort(words->at, words->n, sizeof(words->at[0]), by_text);
    for (size_t i = 0; i < words->n; i++)
        if (i == 0 || strcmp(words->at[i], words->at[i - 1]) != 0)
            *json = talloc_asprintf_append_buffer(*json,
                "%s[\"%s\",%d,%lld]", (*json)[1] != '\0' ? "," : "",
                words->at[i], IN_NAME, (long long)product);
}

enum rc
search_draft_add(
    struct ctx *ctx, const struct search_batch *b, char **json)
{
    struct db_query *q = db_start(ctx, &drafts);

    db_bind_str(q, b->ids_json);
    while (db_next(q)) {
        int64_t product = db_int(q);
        struct words words = { NULL, 0 };

        words_add(ctx, db_str(q), &words);
        words = search_draft_words(ctx, &words);
        add(json, &words, product);
    }
    return db_end(q);
}
