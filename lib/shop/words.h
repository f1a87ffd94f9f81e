/* Text as the words that search knows it by. */
#ifndef SHOP_WORDS_H
#define SHOP_WORDS_H

#include <stddef.h>
#include <talloc.h>

enum { WORD_CHARS = 40 }; /* a longer word is cut */

struct words {
    char **at;
    size_t n;
};

/*
 * Appends the words of text to out, folded by str_fold and split at
 * everything that is no letter or digit. They hang on mem.
 */
void words_add(TALLOC_CTX *mem, const char *text, struct words *out);

#endif
