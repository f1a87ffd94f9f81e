#include "shop/words.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

#include "base/str.h"

static bool
is_part_of_word(utf8proc_int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

static void
add(TALLOC_CTX *mem, const char *s, size_t bytes, struct words *out)
{
    size_t have = out->at != NULL ? talloc_array_length(out->at) : 0;

    if (out->n == have)
        out->at = talloc_realloc(
            mem, out->at, char *, (unsigned)(have > 0 ? have * 2 : 16));
    out->at[out->n++] = talloc_strndup(mem, s, bytes);
}

void
words_add(TALLOC_CTX *mem, const char *text, struct words *out)
{
    const char *p = str_fold(mem, text), *start = p;
    size_t chars = 0, kept = 0;

    while (true) {
        utf8proc_int32_t c = 0;
        utf8proc_ssize_t used =
            utf8proc_iterate((const utf8proc_uint8_t *)p, -1, &c);

        if (*p != '\0' && used > 0 && is_part_of_word(c)) {
            p += used;
            if (++chars <= WORD_CHARS)
                kept = (size_t)(p - start);
            continue;
        }
        if (chars > 0)
            add(mem, start, kept, out);
        if (*p == '\0')
            return;
        p += used > 0 ? used : 1;
        start = p;
        chars = 0;
    }
}
