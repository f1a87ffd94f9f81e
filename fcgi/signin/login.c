/* Off to the identity provider. */
#include <string.h>

#include "base/rand.h"
#include "base/str.h"
#include "shop/sign_in.h"
#include "signin/provider.h"
#include "signin/signin.h"
#include "web/page.h"

enum { COOKIE_SECONDS = 600, RETURN_MAX = 500, STAFF_MAX_AGE = 600 };

const struct field login_fields[LOGIN_FIELDS] = {
    [LOGIN_RETURN] = { "return", F_PATH, 1, RETURN_MAX, 0 },
    [LOGIN_FACTOR] = { "factor", F_CHECK, 0, 0, 0 },
};

static char *
add(char *url, const char *name, const char *value)
{
    return talloc_asprintf_append(url, "%s%s=%s",
        strchr(url, '?') != NULL ? "&" : "?", name, str_url(url, value));
}

static const char *
challenge_of(TALLOC_CTX *mem, const char *verifier)
{
    unsigned char hash[HASH_SIZE];

    hash_str(verifier, hash);
    return str_base64url(mem, hash, sizeof(hash));
}

/*
 * Staff prove who they are at each sign-in, whoever has one elsewhere. Those
 * whose proof was too little for them are asked for the rest of it.
 */
static const char *
request_url(struct req *req, const struct provider *p,
    const struct relying *rp, const struct sign_in *s)
{
    char *url = talloc_strdup(req->ctx, p->authorize);

    url = add(url, "response_type", "code");
    url = add(url, "client_id", rp->id);
    url = add(url, "redirect_uri", rp->redirect_uri);
    url = add(url, "scope", "openid email profile");
    url = add(url, "state", s->state);
    url = add(url, "nonce", s->nonce);
    url = add(url, "code_challenge", challenge_of(req->ctx, s->verifier));
    url = add(url, "code_challenge_method", "S256");
    if (s->factor)
        url = add(url, "acr_values", req->ctx->conf->identity.acr);
    if (rp->is_staff) {
        if (!s->factor)
            url = add(url, "prompt", "login");
        url = add(url, "max_age",
            talloc_asprintf(req->ctx, "%d", STAFF_MAX_AGE));
    }
    return url;
}

static enum rc
remember(struct ctx *ctx, void *arg)
{
    return sign_in_add(ctx, arg);
}

/* Several sign-ins at once in one browser share its cookie. */
static const char *
browser_of(struct req *req, const struct relying *rp)
{
    const char *cookie = params_get(&req->in.cookies, rp->cookie);

    if (cookie == NULL || strlen(cookie) < 32)
        cookie = rand_token(req->ctx);
    page_cookie(req, rp->cookie, cookie, COOKIE_SECONDS);
    return cookie;
}

enum rc
login_page(struct req *req)
{
    const char *back = form_str(&req->form, LOGIN_RETURN);
    struct relying rp;
    const struct provider *p;
    struct sign_in s;
    enum rc rc = provider_get(req, &p);

    if (rc != OK)
        return page_refuse(req, 503, "identity_away");
    provider_client(req, &rp);
    s = (struct sign_in){ .program = rp.program,
        .state = rand_token(req->ctx),
        .browser = browser_of(req, &rp),
        .nonce = rand_token(req->ctx),
        .verifier = rand_token(req->ctx),
        .return_path = back != NULL ? back : "/",
        .factor = rp.is_staff && form_str(&req->form, LOGIN_FACTOR) };
    TRY(db_transaction(req->ctx, remember, &s));
    page_redirect(req, request_url(req, p, &rp, &s));
    return OK;
}
