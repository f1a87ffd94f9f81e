/*
 * ID tokens: signing and verifying JWTs, by libcjose and jansson. Of its own
 * it refuses what libcjose lets pass: other algorithms than ES256 and RS256,
 * critical or key-carrying headers, padding, duplicate members.
 *
 * A json_t that a function here returns lives as long as mem.
 */
#ifndef WEB_JOSE_H
#define WEB_JOSE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <talloc.h>

/* Ties a reference to mem. */
json_t *jose_hold(TALLOC_CTX *mem, json_t *value);

/* Parses an object strictly (no duplicate members); NULL if it is none. */
json_t *jose_object(TALLOC_CTX *mem, const char *text, size_t n);

/* A new private key for ES256, as the text of a JWK. */
char *jose_make_key(TALLOC_CTX *mem);

/* Its public half as a member of a JWK set; a new reference. */
json_t *jose_public(const char *jwk, const char *kid);

/* A JWT of the claims, ES256. */
char *jose_sign(TALLOC_CTX *mem, const char *jwk, const char *kid,
    const json_t *claims);

struct jose_want {
    const char *issuer;
    const char *audience; /* NULL: any */
    const char *nonce;    /* NULL: any */
    int64_t now;
    bool expired_too; /* a hint at sign-out may be old */
};

/* Why a token is refused. */
#define JOSE_UNKNOWN_KEY "unknown key"

/*
 * The claims of a token that one key of the set (an array of JWKs) signed
 * and that says what is wanted; else NULL, and why in *why.
 */
json_t *jose_verify(TALLOC_CTX *mem, const char *token, const json_t *keys,
    const struct jose_want *want, const char **why);

/* The left half of a hash of a value, as at_hash has it. */
char *jose_half_hash(TALLOC_CTX *mem, const char *value);

#endif
