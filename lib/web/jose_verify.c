#include <cjose/cjose.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/base64.h"
#include "base/log.h"
#include "web/jose_private.h"

enum { TOKEN_MAX = 16 * 1024, SKEW = 60, RSA_BITS_MIN = 2048 };

struct token {
    json_t *header, *claims;
    size_t signature_length;
    const char *alg, *kid;
};

static const char *
member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

/* Three parts, each strict base64url, the first two JSON objects. */
static bool
take_apart(TALLOC_CTX *mem, const char *text, struct token *out)
{
    size_t n[3], bytes[3];
    const char *raw[3];

    for (int i = 0; i < 3; i++) {
        n[i] = strcspn(text, ".");
        raw[i] = base64url_decode(mem, text, n[i], &bytes[i]);
        if (raw[i] == NULL || n[i] == 0 || text[n[i]] != (i < 2 ? '.' : '\0'))
            return false;
        text += n[i] + 1;
    }
    out->header = jose_object(mem, raw[0], bytes[0]);
    out->claims = jose_object(mem, raw[1], bytes[1]);
    out->signature_length = bytes[2];
    out->alg = member(out->header, "alg");
    out->kid = member(out->header, "kid");
    return out->header != NULL && out->claims != NULL && out->alg != NULL;
}

/* Nothing that asks us to understand more, or brings its own key along. */
static const char *
check_header(const struct token *t)
{
    static const char *const refused[] = { "crit", "jku", "jwk", "x5u",
        "x5c" };
    const json_t *typ = json_object_get(t->header, "typ");
    const char *type = json_string_value(typ);

    for (size_t i = 0; i < COUNT(refused); i++)
        if (json_object_get(t->header, refused[i]) != NULL)
            return "header";
    if (typ != NULL && (type == NULL || strcasecmp(type, "JWT") != 0))
        return "type";
    if (strcmp(t->alg, "ES256") == 0)
        return t->signature_length == 64 ? NULL : "signature";
    return strcmp(t->alg, "RS256") == 0 ? NULL : "algorithm";
}

/* A key serves its own algorithm alone. */
static bool
is_usable(const struct token *t, const json_t *jwk)
{
    const char *kty = member(jwk, "kty"), *use = member(jwk, "use");
    const char *alg = member(jwk, "alg"), *crv = member(jwk, "crv");
    bool is_ec = strcmp(t->alg, "ES256") == 0;

    if (kty == NULL || strcmp(kty, is_ec ? "EC" : "RSA") != 0 ||
        (is_ec && (crv == NULL || strcmp(crv, "P-256") != 0)))
        return false;
    return (use == NULL || strcmp(use, "sig") == 0) &&
        (alg == NULL || strcmp(alg, t->alg) == 0);
}

/* By its kid; without one there must be no choice. */
static const json_t *
choose(const struct token *t, const json_t *keys)
{
    const json_t *jwk, *found = NULL;
    size_t i, usable = 0;

    json_array_foreach (keys, i, jwk) {
        const char *kid = member(jwk, "kid");

        if (!is_usable(t, jwk))
            continue;
        if (t->kid != NULL && (kid == NULL || strcmp(kid, t->kid) != 0))
            continue;
        found = jwk;
        usable++;
    }
    return usable == 1 ? found : NULL;
}

static cjose_jwk_t *
import_key(const json_t *jwk)
{
    char *text = json_dumps(jwk, JSON_COMPACT);
    cjose_jwk_t *key =
        text != NULL ? cjose_jwk_import(text, strlen(text), NULL) : NULL;

    free(text);
    return key;
}

static bool
is_signed(TALLOC_CTX *mem, const char *text, const json_t *jwk)
{
    struct jose_key *key = jose_key_hold(mem, import_key(jwk));
    cjose_jws_t *jws;
    bool good;

    if (key->jwk == NULL)
        return false;
    if (cjose_jwk_get_kty(key->jwk, NULL) == CJOSE_JWK_KTY_RSA &&
        cjose_jwk_get_keysize(key->jwk, NULL) < RSA_BITS_MIN)
        return false;
    jws = cjose_jws_import(text, strlen(text), NULL);
    good = jws != NULL && cjose_jws_verify(jws, key->jwk, NULL);
    if (jws != NULL)
        cjose_jws_release(jws);
    return good;
}

/* aud is a string or an array; among several, azp must name us. */
static bool
is_for(const json_t *claims, const char *audience)
{
    const json_t *aud = json_object_get(claims, "aud"), *one;
    const char *azp = member(claims, "azp");
    bool named = json_is_string(aud) &&
        strcmp(json_string_value(aud), audience) == 0;
    size_t i;

    json_array_foreach (aud, i, one)
        if (json_is_string(one) &&
            strcmp(json_string_value(one), audience) == 0)
            named = true;
    if (json_array_size(aud) > 1 && azp == NULL)
        return false;
    return named && (azp == NULL || strcmp(azp, audience) == 0);
}

static const char *
check_times(const json_t *claims, const struct jose_want *want)
{
    const json_t *exp = json_object_get(claims, "exp");
    const json_t *iat = json_object_get(claims, "iat");
    const json_t *nbf = json_object_get(claims, "nbf");

    if (!json_is_integer(exp) ||
        (!want->expired_too && json_integer_value(exp) <= want->now - SKEW))
        return "expired";
    if (!json_is_integer(iat) || json_integer_value(iat) > want->now + SKEW)
        return "issued at";
    if (nbf != NULL &&
        (!json_is_integer(nbf) || json_integer_value(nbf) > want->now + SKEW))
        return "not before";
    return NULL;
}

static const char *
check_claims(const json_t *claims, const struct jose_want *want)
{
    const char *iss = member(claims, "iss"), *sub = member(claims, "sub");
    const char *nonce = member(claims, "nonce");

    if (iss == NULL || strcmp(iss, want->issuer) != 0)
        return "issuer";
    if (want->audience != NULL && !is_for(claims, want->audience))
        return "audience";
    if (sub == NULL || sub[0] == '\0' || strlen(sub) > 255)
        return "subject";
    if (want->nonce != NULL &&
        (nonce == NULL || strcmp(nonce, want->nonce) != 0))
        return "nonce";
    return check_times(claims, want);
}

json_t *
jose_verify(TALLOC_CTX *mem, const char *token, const json_t *keys,
    const struct jose_want *want, const char **why)
{
    struct token t;
    const json_t *jwk;

    *why = "malformed";
    if (strlen(token) > TOKEN_MAX || !take_apart(mem, token, &t))
        return NULL;
    *why = check_header(&t);
    if (*why != NULL)
        return NULL;
    jwk = choose(&t, keys);
    *why = JOSE_UNKNOWN_KEY;
    if (jwk == NULL)
        return NULL;
    *why = "signature";
    if (!is_signed(mem, token, jwk))
        return NULL;
    *why = check_claims(t.claims, want);
    return *why == NULL ? t.claims : NULL;
}
