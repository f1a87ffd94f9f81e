#include "idp/pages.h"
#include "web/page.h"

static void
put_list(json_t *object, const char *key, const char *const *words, size_t n)
{
    json_t *list = put_array(object, key);

    for (size_t i = 0; i < n; i++)
        add_str(list, words[i]);
}

#define LIST(object, key, ...)                                                 \
    put_list(object, key, (const char *const[]){ __VA_ARGS__ },                \
        COUNT(((const char *const[]){ __VA_ARGS__ })))

static void
put_url(struct req *req, json_t *object, const char *key, const char *path)
{
    put_str(object, key, talloc_asprintf(req->ctx, "%s%s",
                             req->ctx->conf->identity.issuer, path));
}

static void
put_abilities(json_t *m)
{
    LIST(m, "response_types_supported", "code");
    LIST(m, "response_modes_supported", "query");
    LIST(m, "grant_types_supported", "authorization_code");
    LIST(m, "subject_types_supported", "public");
    LIST(m, "id_token_signing_alg_values_supported", "ES256");
    LIST(m, "token_endpoint_auth_methods_supported", "client_secret_basic",
        "client_secret_post");
    LIST(m, "code_challenge_methods_supported", "S256");
    LIST(m, "scopes_supported", "openid", "email", "profile");
    LIST(m, "claims_supported", "sub", "iss", "aud", "exp", "iat",
        "auth_time", "acr", "amr", "nonce", "at_hash", "email",
        "email_verified", "name", "role");
    LIST(m, "acr_values_supported", ACR_FACTOR);
    LIST(m, "prompt_values_supported", "none", "login", "create");
    put_bool(m, "authorization_response_iss_parameter_supported", true);
    put_bool(m, "claims_parameter_supported", false);
    put_bool(m, "request_parameter_supported", false);
    put_bool(m, "request_uri_parameter_supported", false);
}

enum rc
metadata_page(struct req *req)
{
    json_t *m = json_object();

    put_str(m, "issuer", req->ctx->conf->identity.issuer);
    put_url(req, m, "authorization_endpoint", "/authorize");
    put_url(req, m, "token_endpoint", "/token");
    put_url(req, m, "userinfo_endpoint", "/userinfo");
    put_url(req, m, "end_session_endpoint", "/logout");
    put_url(req, m, "jwks_uri", "/jwks");
    put_abilities(m);
    page_json(req, 200, m);
    return OK;
}

enum rc
jwks_page(struct req *req)
{
    json_t *keys;

    TRY(public_keys(req, &keys));
    page_json(req, 200, json_pack("{s:O}", "keys", keys));
    return OK;
}
