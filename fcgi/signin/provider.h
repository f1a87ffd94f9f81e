/* The identity provider as its clients see it. */
#ifndef SIGNIN_PROVIDER_H
#define SIGNIN_PROVIDER_H

#include <jansson.h>
#include <stdint.h>

#include "web/app.h"

struct provider {
    const char *issuer, *authorize, *token, *keys_url;
    const char *userinfo, *end_session; /* NULL: it has none */
    bool sends_iss;
};

/* What this program is at the provider. */
struct relying {
    const char *program; /* "shop" or "admin" */
    const char *id, *secret, *redirect_uri, *home;
    const char *cookie; /* ties a sign-in to its browser */
    bool is_staff;
};
void provider_client(struct req *req, struct relying *out);

/*
 * The provider by its discovery document, kept in the process for ten
 * minutes. BUSY if it does not answer, FAIL if the answer is not its own.
 */
enum rc provider_get(
    struct req *req, const struct provider **out) MUST_CHECK;

/*
 * The keys that it signs with. anew: a key was not among them; they are
 * fetched again, at most once a minute.
 */
enum rc provider_keys(const struct provider *provider, bool anew,
    const json_t **keys) MUST_CHECK;

#endif
