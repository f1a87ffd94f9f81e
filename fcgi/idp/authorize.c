/*
 * The authorization endpoint: code flow with PKCE (S256) alone. A client or
 * an address that is not registered gets an error page here and never a
 * redirect; whatever else is wrong goes back to the client.
 */
#include <string.h>

#include "base/str.h"
#include "idp/pages.h"
#include "shop/identity_client.h"
#include "web/jose.h"
#include "web/page.h"

const struct field authorize_fields[A_FIELDS] = {
    [A_CLIENT_ID] = { "client_id", F_RAW, 0, 64, 0 },
    [A_REDIRECT_URI] = { "redirect_uri", F_RAW, 0, 500, 0 },
    [A_RESPONSE_TYPE] = { "response_type", F_RAW, 0, 100, 0 },
    [A_RESPONSE_MODE] = { "response_mode", F_RAW, 0, 100, 0 },
    [A_SCOPE] = { "scope", F_RAW, 0, 200, 0 },
    [A_STATE] = { "state", F_RAW, 0, 1024, 0 },
    [A_NONCE] = { "nonce", F_RAW, 0, 512, 0 },
    [A_CHALLENGE] = { "code_challenge", F_CODE, 43, 43, 0 },
    [A_METHOD] = { "code_challenge_method", F_RAW, 0, 20, 0 },
    [A_PROMPT] = { "prompt", F_RAW, 0, 100, 0 },
    [A_MAX_AGE] = { "max_age", F_INT, 0, INT32_MAX, 0 },
    [A_HINT] = { "id_token_hint", F_RAW, 0, 8192, 0 },
    [A_LOGIN_HINT] = { "login_hint", F_RAW, 0, 254, 0 },
    [A_REQUEST] = { "request", F_RAW, 0, 8192, 0 },
    [A_REQUEST_URI] = { "request_uri", F_RAW, 0, 2000, 0 },
    [A_ACR] = { "acr_values", F_RAW, 0, 500, 0 },
    [A_ASKED] = { "asked", F_CODE, 0, 100, 0 },
};

static const char *
text(struct req *req, enum authorize_field field)
{
    return form_str(&req->form, field);
}

/* Back to the client with an answer, said to come from us (RFC 9207). */
static enum rc
answer(struct req *req, const char *name, const char *value)
{
    const char *uri = text(req, A_REDIRECT_URI);
    const char *state = text(req, A_STATE);
    char *to = talloc_asprintf(req->ctx, "%s%s%s=%s", uri,
        strchr(uri, '?') != NULL ? "&" : "?", name, str_url(req->ctx, value));

    if (state != NULL)
        to = talloc_asprintf_append(
            to, "&state=%s", str_url(req->ctx, state));
    page_redirect(req,
        talloc_asprintf_append(to, "&iss=%s",
            str_url(req->ctx, req->ctx->conf->identity.issuer)));
    return OK;
}

static bool
is_challenge(struct req *req)
{
    const char *c = text(req, A_CHALLENGE);

    return c != NULL &&
        strspn(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                  "0123456789-_") == 43;
}

/* NULL, or the error code of OpenID Connect and OAuth. */
static const char *
objection(struct req *req)
{
    const char *mode = text(req, A_RESPONSE_MODE);
    const char *prompt = text(req, A_PROMPT);

    if (text(req, A_REQUEST) != NULL)
        return "request_not_supported";
    if (text(req, A_REQUEST_URI) != NULL)
        return "request_uri_not_supported";
    if (text(req, A_RESPONSE_TYPE) == NULL || req->form.wrong)
        return "invalid_request";
    if (!str_same(text(req, A_RESPONSE_TYPE), "code"))
        return "unsupported_response_type";
    if (mode != NULL && strcmp(mode, "query") != 0)
        return "invalid_request";
    if (!has_word(text(req, A_SCOPE), "openid"))
        return "invalid_scope";
    if (!is_challenge(req) || !str_same(text(req, A_METHOD), "S256"))
        return "invalid_request";
    if (has_word(prompt, "none") && strcmp(prompt, "none") != 0)
        return "invalid_request";
    return NULL;
}

/* Whether the hint, if there is one, names this person. */
static enum rc
fits_hint(
    struct req *req, const struct identity_session *person, bool *fits)
{
    const char *hint = text(req, A_HINT), *why;
    struct jose_want want = { .issuer = req->ctx->conf->identity.issuer,
        .audience = text(req, A_CLIENT_ID),
        .now = now_seconds(),
        .expired_too = true };
    json_t *keys, *claims;

    *fits = true;
    if (hint == NULL || person->sub == NULL)
        return OK;
    TRY(public_keys(req, &keys));
    claims = jose_verify(req->ctx, hint, keys, &want, &why);
    *fits = claims != NULL &&
        str_same(json_string_value(json_object_get(claims, "sub")),
            person->sub);
    return OK;
}

/* What of the asked scope there is. */
static const char *
scope_given(struct req *req)
{
    const char *asked = text(req, A_SCOPE);

    return talloc_asprintf(req->ctx, "openid%s%s",
        has_word(asked, "email") ? " email" : "",
        has_word(asked, "profile") ? " profile" : "");
}

static enum rc
give_code(struct req *req, const struct identity_session *person)
{
    struct identity_grant grant = { .client = text(req, A_CLIENT_ID),
        .redirect_uri = text(req, A_REDIRECT_URI),
        .challenge = text(req, A_CHALLENGE),
        .nonce = text(req, A_NONCE),
        .scope = scope_given(req),
        .sub = person->sub,
        .auth_time = person->auth_time,
        .factor = person->factor };
    const char *code;

    TRY(identity_code_add(req->ctx, &grant, &code));
    return answer(req, "code", code);
}

static bool
wants_factor(struct req *req)
{
    return has_word(text(req, A_ACR), ACR_FACTOR);
}

static enum rc
decide(struct req *req)
{
    struct identity_session person;
    const char *prompt = text(req, A_PROMPT);
    bool known, fits;

    TRY(whose_session(req, &person));
    TRY(fits_hint(req, &person, &fits));
    known = person.sub != NULL && !person.half && fits &&
        authorize_is_fresh(req, &person);
    if (known && (person.factor || !wants_factor(req)))
        return give_code(req, &person);
    if (has_word(prompt, "none"))
        return answer(req, "error",
            known ? "unmet_authentication_requirements" : "login_required");
    if (known) {
        page_redirect(
            req, with_next(req, "/factor", authorize_again(req)));
        return OK;
    }
    page_redirect(req,
        with_next(req, has_word(prompt, "create") ? "/register" : "/signin",
            authorize_again(req)));
    return OK;
}

enum rc
authorize_page(struct req *req)
{
    const char *client = text(req, A_CLIENT_ID), *error;
    const char *uri = text(req, A_REDIRECT_URI);
    enum rc rc = NOTFOUND;

    if (client != NULL && uri != NULL)
        rc = identity_client_uri(req->ctx, client, URI_REDIRECT, uri);
    if (rc == NOTFOUND)
        return page_refuse(req, 400, "unknown_client");
    TRY(rc);
    error = objection(req);
    return error != NULL ? answer(req, "error", error) : decide(req);
}
