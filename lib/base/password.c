#include "base/password.h"

#include <libscrypt.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>

#include "base/base64.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"

enum { SALT_SIZE = 16, KEY_SIZE = 32, MEMORY_MAX = 1 << 28 };

struct parts {
    struct password_cost cost;
    const char *salt, *key; /* base64url */
};

static char *
derive(TALLOC_CTX *mem, const char *password, const char *salt,
    const struct password_cost *cost)
{
    unsigned char key[KEY_SIZE];
    char *text;

    if (libscrypt_scrypt((const uint8_t *)password, strlen(password),
            (const uint8_t *)salt, strlen(salt), (uint64_t)cost->n,
            (uint32_t)cost->r, (uint32_t)cost->p, key, sizeof(key)) != 0)
        bug("scrypt cannot work with N=%lld r=%lld p=%lld",
            (long long)cost->n, (long long)cost->r, (long long)cost->p);
    text = str_base64url(mem, key, sizeof(key));
    OPENSSL_cleanse(key, sizeof(key));
    return text;
}

char *
password_hash(
    TALLOC_CTX *mem, const char *password, const struct password_cost *cost)
{
    unsigned char noise[SALT_SIZE];
    char *salt, *key, *out;

    rand_bytes(noise, sizeof(noise));
    salt = str_base64url(mem, noise, sizeof(noise));
    key = derive(mem, password, salt, cost);
    out = talloc_asprintf(mem, "scrypt$%lld$%lld$%lld$%s$%s",
        (long long)cost->n, (long long)cost->r, (long long)cost->p, salt, key);
    talloc_free(key);
    talloc_free(salt);
    return out;
}

static bool
next_number(char **at, int64_t max, int64_t *out)
{
    const char *digits = strsep(at, "$");

    return digits != NULL && *at != NULL && str_int(digits, 1, max, out);
}

/* Cuts text in place. */
static bool
split(char *text, struct parts *out)
{
    const char *scheme = strsep(&text, "$");
    struct password_cost *c = &out->cost;

    if (text == NULL || strcmp(scheme, "scrypt") != 0 ||
        !next_number(&text, 1 << 20, &c->n) || !next_number(&text, 64, &c->r) ||
        !next_number(&text, 64, &c->p) || (c->n & (c->n - 1)) != 0 ||
        c->n < 2 || 128 * c->n * c->r > MEMORY_MAX)
        return false;
    out->salt = strsep(&text, "$");
    out->key = text;
    return text != NULL && out->salt[0] != '\0' && text[0] != '\0';
}

bool
password_verify(const char *stored, const char *password)
{
    char *text = talloc_strdup(NULL, stored);
    struct parts parts;
    bool fits = split(text, &parts) &&
        hash_equal(
            derive(text, password, parts.salt, &parts.cost), parts.key);

    talloc_free(text);
    return fits;
}

bool
password_needs_rehash(const char *stored, const struct password_cost *cost)
{
    char *text = talloc_strdup(NULL, stored);
    struct parts p;
    bool same = split(text, &p) && p.cost.n == cost->n &&
        p.cost.r == cost->r && p.cost.p == cost->p;

    talloc_free(text);
    return !same;
}
