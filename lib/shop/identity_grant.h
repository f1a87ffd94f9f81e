/* Authorization codes and the access tokens that they are exchanged for. */
#ifndef SHOP_IDENTITY_GRANT_H
#define SHOP_IDENTITY_GRANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { ACCESS_TOKEN_SECONDS = 600 };

struct identity_grant {
    const char *client, *redirect_uri;
    const char *challenge; /* PKCE, S256 */
    const char *nonce;     /* NULL if the client gave none */
    const char *scope;
    const char *sub, *email, *name, *role;
    int64_t auth_time;
    bool factor; /* a second one was given */
};

/* A new code, good for 60 s; takes all but email, name and role. */
enum rc identity_code_add(struct ctx *ctx,
    const struct identity_grant *grant, const char **code) MUST_CHECK;

/*
 * Uses a code up. NOTFOUND if there is none or its time is over; CONFLICT
 * if it was used before: then the tokens it gave are revoked.
 */
enum rc identity_code_use(struct ctx *ctx, const char *code,
    struct identity_grant *grant) MUST_CHECK;

enum rc identity_token_add(struct ctx *ctx, const char *code,
    const struct identity_grant *grant, const char **token) MUST_CHECK;

/* Whose it is and for what: sub, email, name, role and scope. */
enum rc identity_token_find(struct ctx *ctx, const char *token,
    struct identity_grant *out) MUST_CHECK;

#endif
