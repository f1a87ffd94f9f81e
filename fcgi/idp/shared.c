#include <string.h>
#include <time.h>

#include "base/str.h"
#include "idp/pages.h"
#include "shop/identity_client.h"
#include "shop/identity_key.h"
#include "web/jose.h"
#include "web/page.h"

enum rc
idp_frame(struct req *req)
{
    const struct conf *conf = req->ctx->conf;
    json_t *view = page_view(req), *shop = put_object(view, "shop");

    put_bool(view, "idp", true);
    put_str(shop, "name", conf->shop.name);
    put_str(shop, "tagline", conf->shop.tagline);
    put_str(shop, "address", conf->shop.address);
    put_str(shop, "url", talloc_asprintf(req->ctx, "%s/", conf->shop.url));
    return OK;
}

int64_t
now_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

enum rc
whose_session(struct req *req, struct identity_session *out)
{
    return identity_session_load(req->ctx, req->session.cookie, out);
}

const char *
next_of(const char *value)
{
    if (value == NULL || !str_starts(value, "/authorize?"))
        return NULL;
    for (const char *p = value; *p != '\0'; p++)
        if (*p <= ' ' || *p >= 127 || *p == '\\' || *p == '#')
            return NULL;
    return value;
}

static enum rc
allow_client(struct req *req, const char *client)
{
    const char **uris;
    size_t n;

    TRY(identity_client_redirects(req->ctx, client, &uris, &n));
    for (size_t i = 0; i < n; i++)
        page_allow_form(req, uris[i]);
    return OK;
}

enum rc
put_next(struct req *req, const char *next)
{
    struct raw_request raw = { .method = "GET", .uri = next };
    struct request in;
    const char *client, *hint;

    req_need_guest(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    page_allow_form(req, req->ctx->conf->shop.url);
    if (next == NULL || request_parse(req->ctx, &raw, &in) != 0)
        return OK;
    put_str(page_view(req), "next", next);
    put_str(page_view(req), "next_query", str_url(req->ctx, next));
    client = params_get(&in.query, "client_id");
    hint = params_get(&in.query, "login_hint");
    page_form_value(req, "email", hint);
    return client != NULL ? allow_client(req, client) : OK;
}

void
go_on(struct req *req, const char *next)
{
    page_redirect(req, next != NULL ? next
                                    : talloc_asprintf(req->ctx, "%s/",
                                          req->ctx->conf->shop.url));
}

const char *
with_next(struct req *req, const char *path, const char *next)
{
    if (next == NULL)
        return path;
    return talloc_asprintf(req->ctx, "%s%snext=%s", path,
        strchr(path, '?') != NULL ? "&" : "?", str_url(req->ctx, next));
}

void
too_many(struct req *req, int64_t wait)
{
    page_own_error(req, 429, "too_many_tries");
    page_header(req, "Retry-After",
        talloc_asprintf(req->ctx, "%lld", (long long)wait));
}

enum rc
public_keys(struct req *req, json_t **out)
{
    struct identity_key *keys;
    size_t n;

    *out = jose_hold(req->ctx, json_array());
    TRY(identity_key_all(req->ctx, &keys, &n));
    for (size_t i = 0; i < n; i++)
        json_array_append_new(*out, jose_public(keys[i].jwk, keys[i].kid));
    return OK;
}

bool
has_word(const char *list, const char *word)
{
    size_t n = strlen(word);

    while (list != NULL && *list != '\0') {
        size_t here = strcspn(list, " ");

        if (here == n && strncmp(list, word, n) == 0)
            return true;
        list += here + strspn(list + here, " ");
    }
    return false;
}

void
put_claims(json_t *claims, const struct identity_grant *person)
{
    put_str(claims, "sub", person->sub);
    if (has_word(person->scope, "email")) {
        put_str(claims, "email", person->email);
        put_bool(claims, "email_verified", false);
    }
    if (!has_word(person->scope, "profile"))
        return;
    put_str(claims, "name", person->name);
    if (person->role[0] != '\0')
        put_str(claims, "role", person->role);
}
