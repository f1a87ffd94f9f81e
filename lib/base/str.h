/* Text: checked conversions and the encodings of the web. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <talloc.h>

/* True if s is well-formed UTF-8 without U+0000..U+0008 and kin. */
bool str_is_text(const char *s, size_t n);

/* Characters (code points) of well-formed UTF-8. */
size_t str_chars(const char *s);

/* The text, or its first so many characters and an ellipsis. */
char *str_brief(TALLOC_CTX *mem, const char *s, size_t max);

/* Decimal digits with an optional '-', nothing else, within [min, max]. */
bool str_int(const char *s, int64_t min, int64_t max, int64_t *out);

/*
 * Whether it shows: some character is neither a blank nor invisible, and
 * none turns the direction of the text beside it.
 */
bool str_is_name(const char *s);

/* Without white space at either end. */
char *str_trim(TALLOC_CTX *mem, const char *s);

/* For LIKE ... ESCAPE '\\': what begins so, letter by letter. */
char *str_like(TALLOC_CTX *mem, const char *s);

/* Lower-case hexadecimal. */
char *str_hex(TALLOC_CTX *mem, const void *data, size_t n);

/* RFC 4648 section 5, without padding. */
char *str_base64url(TALLOC_CTX *mem, const void *data, size_t n);

/* Percent-encoded for a query value or a path segment (RFC 3986). */
char *str_url(TALLOC_CTX *mem, const char *s);

/*
 * Decodes %XX, and '+' too where form is true. NULL if an escape is broken
 * or the result is no text.
 */
char *str_url_decode(TALLOC_CTX *mem, const char *s, size_t n, bool form);

/* Folded for search: NFKC, case folded, marks stripped (utf8proc). */
char *str_fold(TALLOC_CTX *mem, const char *s);

/* In Unicode's composed form (NFC); text that is none stays as it is. */
char *str_nfc(TALLOC_CTX *mem, const char *s);

/* [a-z0-9-] from any text, at most max bytes; "x" if nothing is left. */
char *str_slug(TALLOC_CTX *mem, const char *s, size_t max);

/* Letter by letter; NULL equals NULL alone. */
bool str_same(const char *a, const char *b);

bool str_starts(const char *s, const char *prefix);

/* An own path: begins with one '/', no "//", no '\', no control bytes. */
bool str_is_own_path(const char *s);

#endif
