#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <cjose/cjose.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/str.h"
#include "web/jose.h"

enum { NOW = 1800000000 };

struct keys {
    char *ec, *other; /* private ES256 keys */
    cjose_jwk_t *rsa, *small;
    json_t *set;      /* public: ec and rsa */
};

static const struct jose_want want = { .issuer = "https://id.example",
    .audience = "shop",
    .nonce = "n-1",
    .now = NOW };

static json_t *
rsa_public(const cjose_jwk_t *key, const char *kid)
{
    char *text = cjose_jwk_to_json(key, false, NULL);
    json_t *jwk = json_loads(text, 0, NULL);

    json_object_set_new(jwk, "kid", json_string(kid));
    free(text);
    return jwk;
}

static int
set_up(void **state)
{
    struct keys *k = talloc_zero(NULL, struct keys);
    static const uint8_t e[] = { 1, 0, 1 };

    k->ec = jose_make_key(k);
    k->other = jose_make_key(k);
    k->rsa = cjose_jwk_create_RSA_random(2048, e, sizeof(e), NULL);
    k->small = cjose_jwk_create_RSA_random(1024, e, sizeof(e), NULL);
    k->set = jose_hold(k, json_array());
    json_array_append_new(k->set, jose_public(k->ec, "ec"));
    json_array_append_new(k->set, rsa_public(k->rsa, "rsa"));
    json_array_append_new(k->set, rsa_public(k->small, "small"));
    *state = k;
    return 0;
}

static int
tear_down(void **state)
{
    struct keys *k = *state;

    cjose_jwk_release(k->rsa);
    cjose_jwk_release(k->small);
    talloc_free(k);
    return 0;
}

static json_t *
good_claims(TALLOC_CTX *mem)
{
    return jose_hold(mem, json_pack("{s:s, s:s, s:s, s:s, s:i, s:i}", "iss",
                              "https://id.example", "sub", "una", "aud",
                              "shop", "nonce", "n-1", "iat", NOW - 5, "exp",
                              NOW + 60));
}

/* What verifying says: "good" or why not. */
static const char *
judge(const struct keys *k, const char *token)
{
    TALLOC_CTX *work = talloc_new(NULL);
    const char *why = "good";
    json_t *claims = jose_verify(work, token, k->set, &want, &why);

    talloc_free(work);
    return claims != NULL ? "good" : why;
}

/* The good claims with one of them another (JSON), or without it (NULL). */
static const char *
judge_claim(const struct keys *k, const char *name, const char *json)
{
    TALLOC_CTX *work = talloc_new(NULL);
    json_t *claims = good_claims(work);
    const char *why;

    if (json == NULL)
        json_object_del(claims, name);
    else
        json_object_set_new(
            claims, name, json_loads(json, JSON_DECODE_ANY, NULL));
    why = judge(k, jose_sign(work, k->ec, "ec", claims));
    talloc_free(work);
    return why;
}

static void
takes_its_own(void **state)
{
    const struct keys *k = *state;
    TALLOC_CTX *work = talloc_new(NULL);
    char *token = jose_sign(work, k->ec, "ec", good_claims(work));
    const char *why;
    json_t *claims = jose_verify(work, token, k->set, &want, &why);

    assert_non_null(claims);
    assert_string_equal(
        json_string_value(json_object_get(claims, "sub")), "una");
    talloc_free(work);
}

/* RFC 7515, appendix A.3; its claims say too little for us. */
static void
knows_a_signature_made_elsewhere(void **state)
{
    static const char token[] = "eyJhbGciOiJFUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
        "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA"
        "pmWQxfKTUJqPP3-Kg6NU1Q";
    TALLOC_CTX *work = talloc_new(NULL);
    json_t *key = jose_hold(work, json_pack("[{s:s, s:s, s:s, s:s}]", "kty",
        "EC", "crv", "P-256", "x",
        "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
    struct jose_want joe = { .issuer = "joe", .now = 1300819000 };
    const char *why;

    (void)state;
    assert_null(jose_verify(work, token, key, &joe, &why));
    assert_string_equal(why, "subject");
    talloc_free(work);
}

static void
checks_each_claim(void **state)
{
    static const struct {
        const char *name, *json, *why;
    } cases[] = {
        { "iss", "\"https://evil.example\"", "issuer" },
        { "iss", "\"https://id.example/\"", "issuer" },
        { "iss", NULL, "issuer" },
        { "aud", "\"other\"", "audience" },
        { "aud", "[\"shop\"]", "good" },
        { "aud", "[\"shop\", \"other\"]", "audience" },
        { "aud", "[\"other\"]", "audience" },
        { "aud", "[]", "audience" },
        { "aud", NULL, "audience" },
        { "azp", "\"shop\"", "good" },
        { "azp", "\"other\"", "audience" },
        { "sub", NULL, "subject" },
        { "sub", "\"\"", "subject" },
        { "sub", "7", "subject" },
        { "nonce", "\"n-2\"", "nonce" },
        { "nonce", NULL, "nonce" },
        { "exp", "1799999939", "expired" },
        { "exp", "1799999941", "good" },
        { "exp", "\"1900000000\"", "expired" },
        { "exp", NULL, "expired" },
        { "iat", "1800000060", "good" },
        { "iat", "1800000061", "issued at" },
        { "iat", NULL, "issued at" },
        { "nbf", "1800000061", "not before" },
        { "nbf", "1700000000", "good" },
        { "nbf", "null", "not before" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_string_equal(
            judge_claim(*state, cases[i].name, cases[i].json), cases[i].why);
}

/* A token of this header and the good claims, signed by an EC key. */
static char *
with_header(TALLOC_CTX *mem, const char *jwk, json_t *header)
{
    char *text = json_dumps(good_claims(mem), JSON_COMPACT), *out;
    cjose_jwk_t *key = cjose_jwk_import(jwk, strlen(jwk), NULL);
    cjose_jws_t *jws = cjose_jws_sign(
        key, header, (const uint8_t *)text, strlen(text), NULL);
    const char *token = NULL;

    assert_non_null(jws);
    assert_true(cjose_jws_export(jws, &token, NULL));
    out = talloc_strdup(mem, token);
    cjose_jws_release(jws);
    cjose_jwk_release(key);
    json_decref(header);
    free(text);
    return out;
}

static void
refuses_headers_that_ask_for_more(void **state)
{
    static const struct {
        const char *name, *json, *why;
    } cases[] = {
        { "crit", "[\"exp\"]", "header" },
        { "crit", "[]", "header" },
        { "jku", "\"https://evil.example/k\"", "header" },
        { "x5u", "\"https://evil.example/k\"", "header" },
        { "x5c", "[]", "header" },
        { "jwk", "{}", "header" },
        { "typ", "\"at+jwt\"", "type" },
        { "typ", "\"logout+jwt\"", "type" },
        { "typ", "7", "type" },
        { "typ", "\"jwt\"", "good" },
        { "x", "\"y\"", "good" },
        { "kid", "\"rsa\"", "unknown key" },
        { "kid", "\"../ec\"", "unknown key" },
        { "kid", "\"ec' OR '1'='1\"", "unknown key" },
    };
    const struct keys *k = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        TALLOC_CTX *work = talloc_new(NULL);
        json_t *header =
            json_pack("{s:s, s:s}", "alg", "ES256", "kid", "ec");

        json_object_set_new(header, cases[i].name,
            json_loads(cases[i].json, JSON_DECODE_ANY, NULL));
        assert_string_equal(
            judge(k, with_header(work, k->ec, header)), cases[i].why);
        talloc_free(work);
    }
}

/* base64url(header).base64url(claims).signature, whatever they are. */
static char *
raw(TALLOC_CTX *mem, const char *header, const char *claims,
    const char *signature)
{
    return talloc_asprintf(mem, "%s.%s.%s",
        str_base64url(mem, header, strlen(header)),
        str_base64url(mem, claims, strlen(claims)), signature);
}

static char *
good_text(TALLOC_CTX *mem)
{
    char *text = json_dumps(good_claims(mem), JSON_COMPACT);
    char *out = talloc_strdup(mem, text);

    free(text);
    return out;
}

/* Signed with a public key as if it were a shared secret. */
static char *
hs256(TALLOC_CTX *mem, const char *secret)
{
    char *token = raw(mem, "{\"alg\":\"HS256\",\"kid\":\"rsa\"}",
        good_text(mem), "");
    unsigned char mac[32];

    HMAC(EVP_sha256(), secret, (int)strlen(secret),
        (const unsigned char *)token, strlen(token) - 1, mac, NULL);
    return talloc_asprintf_append(
        token, "%s", str_base64url(mem, mac, sizeof(mac)));
}

static void
refuses_other_algorithms(void **state)
{
    static const char *const headers[] = { "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}", "{\"alg\":\"HS256\"}", "{\"alg\":\"ES384\"}",
        "{\"alg\":\"PS256\"}", "{\"alg\":\"es256\"}", "{\"alg\":\"\"}" };
    const struct keys *k = *state;
    TALLOC_CTX *work = talloc_new(NULL);
    char *public = cjose_jwk_to_json(k->rsa, false, NULL);

    for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
        assert_string_equal(
            judge(k, raw(work, headers[i], good_text(work), "AAAA")),
            "algorithm");
    assert_string_equal(judge(k, hs256(work, public)), "algorithm");
    assert_string_equal(
        judge(k, raw(work, "{\"alg\":\"none\"}", good_text(work), "")),
        "malformed");
    assert_string_equal(
        judge(k, raw(work, "{\"typ\":\"JWT\"}", good_text(work), "AAAA")),
        "malformed");
    free(public);
    talloc_free(work);
}

static char *
by_rsa(TALLOC_CTX *mem, const cjose_jwk_t *key, const char *kid)
{
    json_t *header = json_pack("{s:s, s:s}", "alg", "RS256", "kid", kid);
    char *text = json_dumps(good_claims(mem), JSON_COMPACT), *out;
    cjose_jws_t *jws = cjose_jws_sign(
        key, header, (const uint8_t *)text, strlen(text), NULL);
    const char *token = NULL;

    assert_true(cjose_jws_export(jws, &token, NULL));
    out = talloc_strdup(mem, token);
    cjose_jws_release(jws);
    json_decref(header);
    free(text);
    return out;
}

/* Another character of base64url, whatever stands there. */
static void
spoil(char *at)
{
    *at = *at == 'A' ? 'B' : 'A';
}

static void
takes_rs256_of_a_large_enough_key(void **state)
{
    const struct keys *k = *state;
    TALLOC_CTX *work = talloc_new(NULL);
    char *token = by_rsa(work, k->rsa, "rsa");

    assert_string_equal(judge(k, token), "good");
    assert_string_equal(judge(k, by_rsa(work, k->rsa, "ec")), "unknown key");
    assert_string_equal(judge(k, by_rsa(work, k->small, "small")),
        "signature");
    spoil(token + strlen(token) - 5);
    assert_string_equal(judge(k, token), "signature");
    talloc_free(work);
}

static void
refuses_texts_that_are_no_token(void **state)
{
    const struct keys *k = *state;
    TALLOC_CTX *work = talloc_new(NULL);
    char *token = jose_sign(work, k->ec, "ec", good_claims(work));
    char *big = talloc_zero_size(work, 1 << 20);
    const char *cases[] = { "", ".", "..", "...", "a.b", "a.b.c",
        talloc_asprintf(work, "%s.", token),
        talloc_asprintf(work, "%s=", token),
        talloc_asprintf(work, "%s ", token),
        talloc_asprintf(work, " %s", token),
        raw(work, "{\"alg\":\"ES256\",\"alg\":\"ES256\"}", good_text(work),
            "AAAA"),
        raw(work, "{\"alg\":\"ES256\"}", "{\"sub\":\"a\",\"sub\":\"b\"}",
            "AAAA"),
        raw(work, "[]", good_text(work), "AAAA"),
        raw(work, "{\"alg\":\"ES256\"}", "[]", "AAAA"), big };

    memset(big, 'a', (1 << 20) - 1);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_string_equal(judge(k, cases[i]), "malformed");
    talloc_free(work);
}

static void
refuses_a_changed_or_foreign_signature(void **state)
{
    const struct keys *k = *state;
    TALLOC_CTX *work = talloc_new(NULL);
    char *token = jose_sign(work, k->ec, "ec", good_claims(work));
    char *cut = talloc_strdup(work, token);

    token[strlen(token) - 9] = token[strlen(token) - 9] == 'A' ? 'B' : 'A';
    assert_string_equal(judge(k, token), "signature");
    assert_string_equal(
        judge(k, talloc_asprintf(work, "%sA", cut)), "signature");
    cut[strlen(cut) - 2] = '\0';
    assert_string_equal(judge(k, cut), "signature");
    assert_string_equal(
        judge(k, jose_sign(work, k->other, "ec", good_claims(work))),
        "signature");
    assert_string_equal(
        judge(k, jose_sign(work, k->other, "away", good_claims(work))),
        "unknown key");
    talloc_free(work);
}

/* Without a kid the one key that fits; among several, none. */
static void
needs_a_kid_among_several_keys(void **state)
{
    const struct keys *k = *state;
    TALLOC_CTX *work = talloc_new(NULL);
    char *token = with_header(work, k->ec, json_pack("{s:s}", "alg", "ES256"));
    json_t *two = jose_hold(work, json_copy(k->set));
    const char *why;

    assert_string_equal(judge(k, token), "good");
    json_array_append_new(two, jose_public(k->other, "other"));
    assert_null(jose_verify(work, token, two, &want, &why));
    assert_string_equal(why, "unknown key");
    talloc_free(work);
}

static void
lets_a_hint_be_old(void **state)
{
    const struct keys *k = *state;
    TALLOC_CTX *work = talloc_new(NULL);
    char *token = jose_sign(work, k->ec, "ec", good_claims(work));
    struct jose_want hint = want;
    const char *why;

    hint.now = NOW + 86400;
    assert_null(jose_verify(work, token, k->set, &hint, &why));
    assert_string_equal(why, "expired");
    hint.expired_too = true;
    assert_non_null(jose_verify(work, token, k->set, &hint, &why));
    talloc_free(work);
}

static void
publishes_no_private_half(void **state)
{
    const struct keys *k = *state;
    json_t *jwk = jose_public(k->ec, "ec");

    assert_null(json_object_get(jwk, "d"));
    assert_string_equal(json_string_value(json_object_get(jwk, "use")), "sig");
    assert_int_equal(json_object_size(jwk), 7);
    json_decref(jwk);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_its_own),
        cmocka_unit_test(knows_a_signature_made_elsewhere),
        cmocka_unit_test(checks_each_claim),
        cmocka_unit_test(refuses_headers_that_ask_for_more),
        cmocka_unit_test(refuses_other_algorithms),
        cmocka_unit_test(takes_rs256_of_a_large_enough_key),
        cmocka_unit_test(refuses_texts_that_are_no_token),
        cmocka_unit_test(refuses_a_changed_or_foreign_signature),
        cmocka_unit_test(needs_a_kid_among_several_keys),
        cmocka_unit_test(lets_a_hint_be_old),
        cmocka_unit_test(publishes_no_private_half),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
