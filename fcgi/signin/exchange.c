#include "signin/exchange.h"

#include <string.h>
#include <time.h>

#include "base/str.h"
#include "web/http.h"
#include "web/jose.h"

enum { STAFF_MAX_AGE = 900, NAME_MAX = 200, EMAIL_MAX = 254 };

static const char *
member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static enum rc
wrong(struct exchange *x, const char *why)
{
    x->why = why;
    return INVALID;
}

static enum rc
ask_tokens(struct req *req, const struct provider *p,
    const struct relying *rp, struct exchange *x, json_t **out)
{
    char *body = talloc_strdup(req->ctx, "");
    struct http_call call = { .method = "POST",
        .url = p->token,
        .user = str_url(req->ctx, rp->id),
        .secret = str_url(req->ctx, rp->secret) };
    struct http_reply reply;

    body = http_form(body, "grant_type", "authorization_code");
    body = http_form(body, "code", x->code);
    body = http_form(body, "redirect_uri", rp->redirect_uri);
    call.body = http_form(body, "code_verifier", x->verifier);
    TRY(http_do(req->ctx, &call, &reply));
    if (reply.status >= 500)
        return BUSY;
    *out = jose_object(req->ctx, reply.body, reply.length);
    if (reply.status != 200 || *out == NULL)
        return wrong(x, "the code was not taken");
    x->start.id_token = member(*out, "id_token");
    return x->start.id_token != NULL ? OK : wrong(x, "no ID token");
}

/* A key that is not known yet may be new there: fetched again once. */
static enum rc
verify(struct req *req, const struct provider *p, const struct relying *rp,
    struct exchange *x, json_t **claims)
{
    struct timespec now;
    struct jose_want want = { .issuer = p->issuer,
        .audience = rp->id,
        .nonce = x->nonce };
    const json_t *keys;

    clock_gettime(CLOCK_REALTIME, &now);
    want.now = now.tv_sec;
    TRY(provider_keys(p, false, &keys));
    *claims =
        jose_verify(req->ctx, x->start.id_token, keys, &want, &x->why);
    if (*claims == NULL && strcmp(x->why, JOSE_UNKNOWN_KEY) == 0) {
        TRY(provider_keys(p, true, &keys));
        *claims =
            jose_verify(req->ctx, x->start.id_token, keys, &want, &x->why);
    }
    if (*claims == NULL)
        return INVALID;
    x->start.auth_time =
        json_integer_value(json_object_get(*claims, "auth_time"));
    if (rp->is_staff && want.now - x->start.auth_time > STAFF_MAX_AGE)
        return wrong(x, "signed in too long ago");
    if (x->start.auth_time == 0)
        x->start.auth_time = want.now;
    return OK;
}

/* A claim that fits its column; what is too long is left out. */
static void
take_claim(
    const json_t *claims, const char *name, size_t max, const char **out)
{
    const char *value = member(claims, name);

    if (*out == NULL && value != NULL && str_chars(value) <= max)
        *out = value;
}

static void
take_claims(const json_t *claims, struct session_start *start)
{
    take_claim(claims, "name", NAME_MAX, &start->name);
    take_claim(claims, "email", EMAIL_MAX, &start->email);
    if (json_is_true(json_object_get(claims, "email_verified")))
        start->email_verified = true;
}

/* By the methods (RFC 8176), or as the class that is asked for. */
static bool
has_factor(const json_t *claims, const char *class)
{
    static const char *const enough[] = { "mfa", "otp", "hwk" };
    const char *acr = member(claims, "acr");
    const json_t *method;
    size_t i;

    if (acr != NULL && strcmp(acr, class) == 0)
        return true;
    json_array_foreach (json_object_get(claims, "amr"), i, method)
        for (size_t k = 0; k < COUNT(enough); k++)
            if (json_is_string(method) &&
                strcmp(json_string_value(method), enough[k]) == 0)
                return true;
    return false;
}

/* Providers may keep names for the userinfo endpoint. */
static enum rc
ask_userinfo(struct req *req, const struct provider *p,
    const char *access_token, struct exchange *x)
{
    struct http_call call = { .method = "GET",
        .url = p->userinfo,
        .bearer = access_token };
    struct http_reply reply;
    json_t *claims;
    const char *sub;

    if (p->userinfo == NULL || access_token == NULL)
        return OK;
    TRY(http_do(req->ctx, &call, &reply));
    claims = jose_object(req->ctx, reply.body, reply.length);
    sub = member(claims, "sub");
    if (reply.status != 200 || sub == NULL ||
        strcmp(sub, x->start.sub) != 0)
        return wrong(x, "userinfo is about somebody else");
    take_claims(claims, &x->start);
    return OK;
}

enum rc
exchange_code(struct req *req, const struct provider *p,
    const struct relying *rp, struct exchange *x)
{
    json_t *tokens, *claims;

    x->start = (struct session_start){ 0 };
    TRY(ask_tokens(req, p, rp, x, &tokens));
    TRY(verify(req, p, rp, x, &claims));
    x->start.sub = member(claims, "sub");
    take_claims(claims, &x->start);
    x->start.factor = has_factor(claims, req->ctx->conf->identity.acr);
    if (x->start.name == NULL || x->start.email == NULL)
        TRY(ask_userinfo(req, p, member(tokens, "access_token"), x));
    if (x->start.email == NULL)
        x->start.email = "";
    if (x->start.name == NULL)
        x->start.name = x->start.email;
    x->start.role = "";
    return OK;
}
