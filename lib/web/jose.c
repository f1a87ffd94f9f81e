#include "web/jose.h"

#include <cjose/cjose.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "web/jose_private.h"

struct held {
    json_t *value;
};

static int
held_free(struct held *held)
{
    json_decref(held->value);
    return 0;
}

json_t *
jose_hold(TALLOC_CTX *mem, json_t *value)
{
    struct held *held = talloc(mem, struct held);

    held->value = value;
    talloc_set_destructor(held, held_free);
    return value;
}

json_t *
jose_object(TALLOC_CTX *mem, const char *text, size_t n)
{
    json_t *value =
        jose_hold(mem, json_loadb(text, n, JSON_REJECT_DUPLICATES, NULL));

    return json_is_object(value) ? value : NULL;
}

static int
key_free(struct jose_key *key)
{
    cjose_jwk_release(key->jwk);
    return 0;
}

struct jose_key *
jose_key_hold(TALLOC_CTX *mem, cjose_jwk_t *jwk)
{
    struct jose_key *key = talloc(mem, struct jose_key);

    key->jwk = jwk;
    talloc_set_destructor(key, key_free);
    return key;
}

char *
jose_make_key(TALLOC_CTX *mem)
{
    cjose_jwk_t *jwk = cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, NULL);
    char *text = jwk != NULL ? cjose_jwk_to_json(jwk, true, NULL) : NULL;
    char *out;

    if (text == NULL)
        bug("no signing key could be made");
    out = talloc_strdup(mem, text);
    free(text);
    cjose_jwk_release(jwk);
    return out;
}

json_t *
jose_public(const char *jwk, const char *kid)
{
    static const char *const members[] = { "kty", "crv", "x", "y" };
    json_t *all = json_loads(jwk, 0, NULL), *out = json_object();

    for (size_t i = 0; i < COUNT(members); i++)
        json_object_set(out, members[i], json_object_get(all, members[i]));
    json_object_set_new(out, "use", json_string("sig"));
    json_object_set_new(out, "alg", json_string("ES256"));
    json_object_set_new(out, "kid", json_string(kid));
    json_decref(all);
    return out;
}

static json_t *
header_for(TALLOC_CTX *mem, const char *kid)
{
    return jose_hold(mem, json_pack("{s:s, s:s, s:s}", "alg", "ES256", "typ",
                              "JWT", "kid", kid));
}

char *
jose_sign(TALLOC_CTX *mem, const char *jwk, const char *kid,
    const json_t *claims)
{
    TALLOC_CTX *work = talloc_new(mem);
    char *text = json_dumps(claims, JSON_COMPACT), *out;
    cjose_jwk_t *key = cjose_jwk_import(jwk, strlen(jwk), NULL);
    cjose_jws_t *jws;
    const char *token = NULL;

    if (text == NULL || key == NULL)
        bug("a signing key or claims that are none");
    jose_key_hold(work, key);
    jws = cjose_jws_sign(key, header_for(work, kid), (const uint8_t *)text,
        strlen(text), NULL);
    if (jws == NULL || !cjose_jws_export(jws, &token, NULL))
        bug("a token could not be signed");
    out = talloc_strdup(mem, token);
    cjose_jws_release(jws);
    free(text);
    talloc_free(work);
    return out;
}

char *
jose_half_hash(TALLOC_CTX *mem, const char *value)
{
    unsigned char hash[HASH_SIZE];

    hash_str(value, hash);
    return str_base64url(mem, hash, HASH_SIZE / 2);
}
