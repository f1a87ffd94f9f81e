/* The programs that let people sign in here. */
#ifndef SHOP_IDENTITY_CLIENT_H
#define SHOP_IDENTITY_CLIENT_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

enum identity_uri { URI_REDIRECT, URI_POST_LOGOUT };

/* NOTFOUND unless the client registered exactly this address. */
enum rc identity_client_uri(struct ctx *ctx, const char *client,
    enum identity_uri kind, const char *uri) MUST_CHECK;

/* All redirect addresses of a client; none if there is no such client. */
enum rc identity_client_redirects(struct ctx *ctx, const char *client,
    const char ***uris, size_t *n) MUST_CHECK;

/* NOTFOUND unless this is the client's secret. */
enum rc identity_client_prove(
    struct ctx *ctx, const char *client, const char *secret) MUST_CHECK;

#endif
