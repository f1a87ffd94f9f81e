/*
 * Sessions at the identity provider, by its own cookie. Half a session is
 * one whose second factor is still to come: it is nobody's sign-in.
 */
#ifndef SHOP_IDENTITY_SESSION_H
#define SHOP_IDENTITY_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum identity_proof {
    PROOF_HALF,     /* the password; they have a second factor */
    PROOF_PASSWORD, /* the password; they have none */
    PROOF_FACTOR,   /* both */
    PROOF_KEPT      /* both, the second by a code that was kept */
};

struct identity_session {
    const char *sub; /* NULL: there is no such session */
    const char *email, *name, *role;
    bool half, factor; /* factor: it was given */
    bool kept;         /* by a code that was kept */
    bool has_factor;
    int64_t auth_time; /* seconds */
};

/* cookie may be NULL. */
enum rc identity_session_load(struct ctx *ctx, const char *cookie,
    struct identity_session *out) MUST_CHECK;

/*
 * Ends the session of the old cookie (may be NULL) and starts one whose
 * cookie is new.
 */
enum rc identity_session_begin(struct ctx *ctx, const char *old,
    const char *sub, enum identity_proof proof,
    const char **cookie) MUST_CHECK;

enum rc identity_session_end(
    struct ctx *ctx, const char *cookie) MUST_CHECK;

#endif
