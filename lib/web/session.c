#include "web/session.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"

const char *
session_cookie_name(struct ctx *ctx, enum session_kind kind)
{
    static const char *const suffix[] = { [SESSION_NONE] = "none",
        [SESSION_OWN] = "id",
        [SESSION_SHOP] = "shop",
        [SESSION_ADMIN] = "admin" };

    return talloc_asprintf(ctx, "%s%s-%s",
        conf_is_https(ctx->conf) ? "__Host-" : "", ctx->conf->shop.id,
        suffix[kind]);
}

const char *
session_guest_name(struct ctx *ctx)
{
    return talloc_asprintf(ctx, "%s%s-guest",
        conf_is_https(ctx->conf) ? "__Host-" : "", ctx->conf->shop.id);
}

const char *
session_csrf(struct ctx *ctx, const struct session *s)
{
    const char *token = s->cookie != NULL &&
            (s->sub != NULL || s->kind == SESSION_OWN)
        ? s->cookie
        : s->guest;

    if (token == NULL)
        return NULL;
    return hash_hmac(ctx, ctx->conf->secret.csrf, token, strlen(token));
}
