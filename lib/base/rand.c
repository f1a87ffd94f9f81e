#include "base/rand.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/str.h"

void
rand_bytes(void *out, size_t n)
{
    arc4random_buf(out, n);
}

uint32_t
rand_below(uint32_t below)
{
    return arc4random_uniform(below);
}

char *
rand_token(TALLOC_CTX *mem)
{
    unsigned char bytes[32];

    rand_bytes(bytes, sizeof(bytes));
    return str_base64url(mem, bytes, sizeof(bytes));
}

char *
rand_id(TALLOC_CTX *mem)
{
    static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
    char *out = talloc_array(mem, char, ID_LENGTH + 1);
    unsigned char noise[16];
    struct timespec now;
    uint64_t ms;

    clock_gettime(CLOCK_REALTIME, &now);
    ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    for (int i = 9; i >= 0; i--, ms >>= 5)
        out[i] = digits[ms & 31];
    rand_bytes(noise, sizeof(noise));
    for (int i = 0; i < 16; i++)
        out[10 + i] = digits[noise[i] & 31];
    out[ID_LENGTH] = '\0';
    return out;
}

void
hash_bytes(const void *data, size_t n, unsigned char out[HASH_SIZE])
{
    if (EVP_Digest(data, n, out, NULL, EVP_sha256(), NULL) != 1)
        bug("SHA-256 is not available");
}

void
hash_str(const char *s, unsigned char out[HASH_SIZE])
{
    hash_bytes(s, strlen(s), out);
}

char *
hash_hmac(TALLOC_CTX *mem, const char *key, const void *data, size_t n)
{
    unsigned char mac[HASH_SIZE];

    if (HMAC(EVP_sha256(), key, (int)strlen(key), data, n, mac, NULL) == NULL)
        bug("HMAC-SHA-256 is not available");
    return str_hex(mem, mac, sizeof(mac));
}

bool
hash_equal(const char *a, const char *b)
{
    size_t n = strlen(a);

    return n == strlen(b) && CRYPTO_memcmp(a, b, n) == 0;
}
