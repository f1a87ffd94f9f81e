/* Base32 (RFC 4648, section 6) without padding: A to Z and 2 to 7. */
#ifndef BASE_BASE32_H
#define BASE_BASE32_H

#include <stddef.h>
#include <talloc.h>

char *base32_encode(TALLOC_CTX *mem, const void *data, size_t n);

#endif
