/* When a search finds nothing: the nearest words, and goods near to it. */
#ifndef SHOP_SEARCH_NEAR_H
#define SHOP_SEARCH_NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/search.h"

/* What a word of the query may have meant. */
struct near_word {
    const char *word; /* a word of the index; NULL: nothing is like it */
    bool changed;     /* it is another than was typed */
    int64_t count;    /* products that have it */
};

struct near {
    struct near_word words[SEARCH_WORDS_MAX];
    size_t n;
    bool together; /* some product has all of them */
    int64_t products[4];
    size_t nproducts;
};

/* Three statements at most. */
enum rc search_near(struct ctx *ctx, const struct words *words,
    struct near *out) MUST_CHECK;

/* Letters to change, leave out, add or swap to make one of the other. */
size_t word_distance(const char *a, const char *b);

#endif
