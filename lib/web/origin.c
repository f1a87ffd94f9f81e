#include <string.h>

#include "base/conf.h"
#include "base/rand.h"
#include "base/str.h"
#include "web/private.h"

const char *
app_origin(const struct req *req)
{
    const struct conf *conf = req->app->conf;

    switch (req->session.kind) {
    case SESSION_ADMIN:
        return conf->admin.url;
    case SESSION_OWN:
        return conf->identity.issuer;
    case SESSION_NONE:
        return conf->paymock.url;
    default:
        return conf->shop.url;
    }
}

/* An issuer may have a path; an origin has none. */
static bool
is_our_origin(const struct req *req, const char *origin)
{
    const char *own = app_origin(req);
    const char *host = strstr(own, "://");
    size_t n = host != NULL
        ? (size_t)(host - own) + 3 + strcspn(host + 3, "/")
        : strlen(own);

    return strlen(origin) == n && strncmp(origin, own, n) == 0;
}

static bool
token_fits(struct req *req)
{
    const char *given = params_get(&req->in.form, "csrf");
    const char *want = session_csrf(req->ctx, &req->session);

    return given != NULL && want != NULL && hash_equal(given, want);
}

const char *
origin_check(struct req *req, bool *cookies_count)
{
    const char *site = req_header(req, "SEC_FETCH_SITE");
    const char *origin = req_header(req, "ORIGIN");
    bool told = site != NULL || origin != NULL;

    *cookies_count = true;
    if (site != NULL ? strcmp(site, "same-origin") != 0
                     : origin != NULL && !is_our_origin(req, origin))
        return "cross_origin";
    if ((req->route->flags & R_CSRF) != 0)
        return token_fits(req) ? NULL : "csrf";
    /* Nobody says where it comes from: then it acts for nobody. */
    *cookies_count = told || token_fits(req);
    return NULL;
}
