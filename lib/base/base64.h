/* Decoding of base64 (RFC 4648), strictly: one text for one value. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stddef.h>
#include <talloc.h>

/*
 * Section 5's alphabet without padding. NULL if a character is foreign, the
 * length impossible or a left-over bit set. A NUL follows the bytes.
 */
void *base64url_decode(
    TALLOC_CTX *mem, const char *s, size_t n, size_t *out_n);

/* Section 4's alphabet; padding may be there or not. */
void *base64_decode(TALLOC_CTX *mem, const char *s, size_t n, size_t *out_n);

#endif
