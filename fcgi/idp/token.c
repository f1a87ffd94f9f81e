/* The token endpoint: a code and its verifier against an ID token. */
#include <string.h>
#include <strings.h>

#include "base/base64.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "idp/pages.h"
#include "shop/identity_client.h"
#include "shop/identity_key.h"
#include "web/jose.h"
#include "web/page.h"

enum { ID_TOKEN_SECONDS = 600 };

const struct field token_fields[T_FIELDS] = {
    [T_GRANT_TYPE] = { "grant_type", F_RAW, 0, 100, 0 },
    [T_CODE] = { "code", F_RAW, 0, 200, 0 },
    [T_REDIRECT_URI] = { "redirect_uri", F_RAW, 0, 500, 0 },
    [T_VERIFIER] = { "code_verifier", F_CODE, 43, 128, 0 },
    [T_CLIENT_ID] = { "client_id", F_RAW, 0, 64, 0 },
    [T_SECRET] = { "client_secret", F_RAW, 0, 512, 0 },
};

struct caller {
    const char *id, *secret;
    bool by_header;
};

static enum rc
refuse(struct req *req, int status, const char *error)
{
    page_json(req, status, json_pack("{s:s}", "error", error));
    return OK;
}

/* "Basic " and base64 of id:secret, each form-encoded (RFC 6749, 2.3.1). */
static bool
read_basic(struct req *req, const char *header, struct caller *out)
{
    const char *text, *colon;
    size_t n;

    header += strlen("Basic ");
    text = base64_decode(req->ctx, header, strlen(header), &n);
    colon = text != NULL ? memchr(text, ':', n) : NULL;
    if (colon == NULL)
        return false;
    out->by_header = true;
    out->id = str_url_decode(req->ctx, text, (size_t)(colon - text), true);
    out->secret = str_url_decode(
        req->ctx, colon + 1, n - (size_t)(colon - text) - 1, true);
    return out->id != NULL && out->secret != NULL;
}

/* One way or the other, never both. */
static bool
read_caller(struct req *req, struct caller *out)
{
    const char *header = req_header(req, "AUTHORIZATION");
    const char *id = form_str(&req->form, T_CLIENT_ID);

    *out = (struct caller){ id, form_str(&req->form, T_SECRET), false };
    if (header == NULL)
        return out->id != NULL && out->secret != NULL;
    if (strncasecmp(header, "Basic ", 6) != 0 || out->secret != NULL ||
        !read_basic(req, header, out))
        return false;
    return id == NULL || strcmp(id, out->id) == 0;
}

static bool
fits_challenge(struct req *req, const char *challenge)
{
    const char *verifier = form_str(&req->form, T_VERIFIER);
    unsigned char hash[HASH_SIZE];

    if (verifier == NULL)
        return false;
    hash_str(verifier, hash);
    return hash_equal(
        str_base64url(req->ctx, hash, sizeof(hash)), challenge);
}

/* How they proved who they are (RFC 8176). */
static void
put_proof(json_t *claims, const struct identity_grant *grant)
{
    json_t *list = put_array(claims, "amr");

    add_str(list, "pwd");
    if (!grant->factor)
        return;
    add_str(list, "otp");
    add_str(list, "mfa");
    put_str(claims, "acr", ACR_FACTOR);
}

static enum rc
make_id_token(struct req *req, const struct identity_grant *grant,
    const char *access_token, const char **out)
{
    json_t *claims = jose_hold(req->ctx, json_object());
    int64_t now = now_seconds();
    struct identity_key *keys;
    size_t n;

    TRY(identity_key_all(req->ctx, &keys, &n));
    if (n == 0) {
        log_fail("signing an ID token", "no key; run clearcart key rotate");
        return FAIL;
    }
    put_str(claims, "iss", req->ctx->conf->identity.issuer);
    put_str(claims, "aud", grant->client);
    put_int(claims, "iat", now);
    put_int(claims, "exp", now + ID_TOKEN_SECONDS);
    put_int(claims, "auth_time", grant->auth_time);
    if (grant->nonce != NULL)
        put_str(claims, "nonce", grant->nonce);
    put_proof(claims, grant);
    put_str(claims, "at_hash", jose_half_hash(req->ctx, access_token));
    put_claims(claims, grant);
    *out = jose_sign(req->ctx, keys[0].jwk, keys[0].kid, claims);
    return OK;
}

static enum rc
give_tokens(
    struct req *req, const char *code, const struct identity_grant *grant)
{
    const char *access, *id;
    json_t *reply = json_object();

    jose_hold(req->ctx, reply);
    TRY(identity_token_add(req->ctx, code, grant, &access));
    TRY(make_id_token(req, grant, access, &id));
    put_str(reply, "access_token", access);
    put_str(reply, "token_type", "Bearer");
    put_int(reply, "expires_in", ACCESS_TOKEN_SECONDS);
    put_str(reply, "scope", grant->scope);
    put_str(reply, "id_token", id);
    page_json(req, 200, json_incref(reply));
    page_header(req, "Pragma", "no-cache");
    return OK;
}

/* A code that is shown here is used up, whatever else is wrong. */
static enum rc
exchange(struct req *req, const char *client)
{
    const char *code = form_str(&req->form, T_CODE);
    const char *uri = form_str(&req->form, T_REDIRECT_URI);
    struct identity_grant grant;
    enum rc rc;

    if (code == NULL || uri == NULL || req->form.wrong)
        return refuse(req, 400, "invalid_request");
    rc = identity_code_use(req->ctx, code, &grant);
    if (rc == NOTFOUND || rc == CONFLICT)
        return refuse(req, 400, "invalid_grant");
    TRY(rc);
    if (strcmp(grant.client, client) != 0 ||
        strcmp(grant.redirect_uri, uri) != 0 ||
        !fits_challenge(req, grant.challenge))
        return refuse(req, 400, "invalid_grant");
    return give_tokens(req, code, &grant);
}

enum rc
token_page(struct req *req)
{
    const char *type = form_str(&req->form, T_GRANT_TYPE);
    struct caller caller;
    enum rc rc = NOTFOUND;

    if (read_caller(req, &caller))
        rc = identity_client_prove(req->ctx, caller.id, caller.secret);
    if (rc == NOTFOUND) {
        if (req_header(req, "AUTHORIZATION") != NULL)
            page_header(req, "WWW-Authenticate", "Basic realm=\"token\"");
        return refuse(req, 401, "invalid_client");
    }
    TRY(rc);
    if (type == NULL)
        return refuse(req, 400, "invalid_request");
    if (strcmp(type, "authorization_code") != 0)
        return refuse(req, 400, "unsupported_grant_type");
    return exchange(req, caller.id);
}
