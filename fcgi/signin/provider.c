#include "signin/provider.h"

#include <string.h>
#include <time.h>

#include "base/keep.h"
#include "base/log.h"
#include "web/http.h"
#include "web/jose.h"

enum { KEEP_SECONDS = 600, ASK_AGAIN_SECONDS = 60 };

struct kept {
    struct provider provider;
    const json_t *keys;
    TALLOC_CTX *keys_memory;
    int64_t fetched, asked_again;
};

static int64_t
seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

void
provider_client(struct req *req, struct relying *out)
{
    const struct conf *conf = req->ctx->conf;
    bool admin = req->session.kind == SESSION_ADMIN;

    out->program = admin ? "admin" : "shop";
    out->id = admin ? conf->identity.admin_client_id
                    : conf->identity.client_id;
    out->secret = admin ? conf->identity.admin_client_secret
                        : conf->identity.client_secret;
    out->redirect_uri =
        talloc_asprintf(req->ctx, "%s/auth/callback", app_origin(req));
    out->home = talloc_asprintf(req->ctx, "%s/", app_origin(req));
    out->cookie = talloc_asprintf(req->ctx, "%s-signin",
        session_cookie_name(req->ctx, req->session.kind));
    out->is_staff = admin;
}

static enum rc
fetch(TALLOC_CTX *mem, const char *url, json_t **out)
{
    struct http_call call = { .method = "GET", .url = url };
    struct http_reply reply;

    TRY(http_do(mem, &call, &reply));
    if (reply.status >= 500)
        return BUSY;
    *out = jose_object(mem, reply.body, reply.length);
    if (reply.status == 200 && *out != NULL)
        return OK;
    log_fail(url, "status %ld and no JSON object", reply.status);
    return FAIL;
}

static const char *
member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static enum rc
read_metadata(struct req *req, const json_t *m, struct provider *p)
{
    const char *issuer = req->ctx->conf->identity.issuer;

    p->issuer = member(m, "issuer");
    p->authorize = member(m, "authorization_endpoint");
    p->token = member(m, "token_endpoint");
    p->keys_url = member(m, "jwks_uri");
    p->userinfo = member(m, "userinfo_endpoint");
    p->end_session = member(m, "end_session_endpoint");
    p->sends_iss = json_is_true(json_object_get(
        m, "authorization_response_iss_parameter_supported"));
    if (p->issuer == NULL || strcmp(p->issuer, issuer) != 0) {
        log_fail("discovering the provider", "it calls itself %s, not %s",
            p->issuer != NULL ? p->issuer : "nothing", issuer);
        return FAIL;
    }
    if (p->authorize != NULL && p->token != NULL && p->keys_url != NULL)
        return OK;
    log_fail("discovering the provider", "an endpoint is missing");
    return FAIL;
}

/* An issuer may end with a slash; the path comes after without it. */
static const char *
discovery_url(struct req *req)
{
    const char *issuer = req->ctx->conf->identity.issuer;
    size_t n = strlen(issuer);

    if (n > 0 && issuer[n - 1] == '/')
        n--;
    return talloc_asprintf(req->ctx, "%.*s/.well-known/openid-configuration",
        (int)n, issuer);
}

static struct kept *
get_kept(struct req *req)
{
    struct kept *kept = keep_get(req->ctx, "provider");

    return kept != NULL && seconds() - kept->fetched < KEEP_SECONDS ? kept
                                                                    : NULL;
}

enum rc
provider_get(struct req *req, const struct provider **out)
{
    struct kept *kept = get_kept(req);
    json_t *metadata;

    if (kept == NULL) {
        kept = talloc_zero(req->ctx, struct kept);
        TRY(fetch(kept, discovery_url(req), &metadata));
        TRY(read_metadata(req, metadata, &kept->provider));
        kept->fetched = seconds();
        kept->asked_again = INT64_MIN / 2;
        keep_set(req->ctx, "provider", kept);
    }
    *out = &kept->provider;
    return OK;
}

enum rc
provider_keys(
    const struct provider *provider, bool anew, const json_t **keys)
{
    struct kept *kept = (struct kept *)(uintptr_t)provider;
    TALLOC_CTX *memory;
    json_t *set;
    enum rc rc;

    *keys = kept->keys;
    if (kept->keys != NULL &&
        (!anew || seconds() - kept->asked_again < ASK_AGAIN_SECONDS))
        return OK;
    if (kept->keys != NULL)
        kept->asked_again = seconds();
    memory = talloc_new(kept);
    rc = fetch(memory, provider->keys_url, &set);
    if (rc == OK && !json_is_array(json_object_get(set, "keys"))) {
        log_fail(provider->keys_url, "no array of keys");
        rc = FAIL;
    }
    if (rc != OK) {
        talloc_free(memory);
        return rc;
    }
    talloc_free(kept->keys_memory);
    kept->keys_memory = memory;
    *keys = kept->keys = json_object_get(set, "keys");
    return OK;
}
