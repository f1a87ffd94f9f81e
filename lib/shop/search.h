/* What is typed into the search field, and what it finds. */
#ifndef SHOP_SEARCH_H
#define SHOP_SEARCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/words.h"

enum { SEARCH_WORDS_MAX = 6 }; /* further words of a query do not count */

struct search_hit {
    uint32_t product;
    int32_t rank; /* lower is better */
};

struct search_hits {
    struct search_hit *at; /* by product */
    size_t n;
};

/* The words of a query, each once. */
struct words search_words(struct ctx *ctx, const char *query);

/*
 * The products that have all of the words; the last may be the beginning of
 * one, if it has two letters or more. One statement.
 */
enum rc search_find(struct ctx *ctx, const struct words *words,
    struct search_hits *out) MUST_CHECK;

#endif
