#include "base/base64.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define LETTERS                                                                \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

static void *
decode(TALLOC_CTX *mem, const char *alphabet, const char *s, size_t n,
    size_t *out_n)
{
    unsigned char *out = talloc_zero_size(mem, n / 4 * 3 + 4);
    uint32_t bits = 0;
    unsigned have = 0;
    bool good = n % 4 != 1;

    *out_n = 0;
    for (size_t i = 0; i < n; i++) {
        const char *at = s[i] != '\0' ? strchr(alphabet, s[i]) : NULL;

        if (at == NULL) {
            good = false;
            break;
        }
        bits = (bits << 6 | (uint32_t)(at - alphabet)) & 0xfff;
        have += 6;
        if (have >= 8) {
            have -= 8;
            out[(*out_n)++] = (unsigned char)(bits >> have);
        }
    }
    if (good && (bits & ((1u << have) - 1)) == 0)
        return out;
    talloc_free(out);
    return NULL;
}

void *
base64url_decode(TALLOC_CTX *mem, const char *s, size_t n, size_t *out_n)
{
    return decode(mem, LETTERS "-_", s, n, out_n);
}

void *
base64_decode(TALLOC_CTX *mem, const char *s, size_t n, size_t *out_n)
{
    size_t padding = 0;

    while (padding < 2 && n > padding && s[n - 1 - padding] == '=')
        padding++;
    if (padding > 0 && n % 4 != 0)
        padding = 0; /* then the '=' is a foreign character */
    return decode(mem, LETTERS "+/", s, n - padding, out_n);
}
