/*
 * Signing out, asked by a client (OpenID Connect RP-Initiated Logout). A
 * valid hint about the person of this session ends it at once; without one
 * the person is asked. Back to the client goes only who came with a hint or
 * a client id, to an address registered for it.
 */
#include <string.h>

#include "base/str.h"
#include "idp/pages.h"
#include "shop/identity_client.h"
#include "web/jose.h"
#include "web/page.h"

const struct field logout_fields[L_FIELDS] = {
    [L_HINT] = { "id_token_hint", F_RAW, 0, 8192, 0 },
    [L_CLIENT_ID] = { "client_id", F_RAW, 0, 64, 0 },
    [L_URI] = { "post_logout_redirect_uri", F_RAW, 0, 500, 0 },
    [L_STATE] = { "state", F_RAW, 0, 1024, 0 },
};

struct leaving {
    const char *client; /* NULL: nobody said */
    const char *sub;    /* whom the hint names */
    const char *uri;    /* back there, NULL: our own page */
};

static const char *
member(const json_t *claims, const char *name)
{
    return json_string_value(json_object_get(claims, name));
}

static enum rc
read_hint(struct req *req, struct leaving *l)
{
    const char *hint = form_str(&req->form, L_HINT), *why;
    struct jose_want want = { .issuer = req->ctx->conf->identity.issuer,
        .audience = l->client,
        .now = now_seconds(),
        .expired_too = true };
    json_t *keys, *claims;

    if (hint == NULL)
        return OK;
    TRY(public_keys(req, &keys));
    claims = jose_verify(req->ctx, hint, keys, &want, &why);
    if (claims == NULL)
        return page_refuse(req, 400, "wrong_hint");
    l->sub = member(claims, "sub");
    l->client = member(claims, "aud");
    return OK;
}

static enum rc
read_leaving(struct req *req, struct leaving *l)
{
    const char *uri = form_str(&req->form, L_URI);
    enum rc rc;

    *l = (struct leaving){ .client = form_str(&req->form, L_CLIENT_ID) };
    if (req->form.wrong)
        return page_refuse(req, 400, "bad_request");
    TRY(read_hint(req, l));
    if (uri == NULL || l->client == NULL)
        return OK;
    rc = identity_client_uri(req->ctx, l->client, URI_POST_LOGOUT, uri);
    if (rc == NOTFOUND)
        return page_refuse(req, 400, "unknown_client");
    l->uri = uri;
    return rc;
}

static enum rc
end_session(struct req *req)
{
    if (req->session.cookie == NULL)
        return OK;
    TRY(identity_session_end(req->ctx, req->session.cookie));
    req->session.cookie = NULL;
    req->session.cookie_is_new = true;
    return OK;
}

static enum rc
go_away(struct req *req, const struct leaving *l)
{
    const char *state = form_str(&req->form, L_STATE);

    page_template(req, "idp/signed_out");
    if (l->uri == NULL)
        return OK;
    page_redirect(req,
        state == NULL
            ? l->uri
            : talloc_asprintf(req->ctx, "%s%sstate=%s", l->uri,
                  strchr(l->uri, '?') != NULL ? "&" : "?",
                  str_url(req->ctx, state)));
    return OK;
}

static enum rc
ask(struct req *req, const struct leaving *l)
{
    page_template(req, "idp/signout");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "client", l->uri != NULL ? l->client : NULL);
    put_str(page_view(req), "uri", l->uri);
    put_str(page_view(req), "state", form_str(&req->form, L_STATE));
    if (l->uri != NULL)
        page_allow_form(req, l->uri);
    return OK;
}

enum rc
logout_page(struct req *req)
{
    struct identity_session person;
    struct leaving l;

    TRY(read_leaving(req, &l));
    TRY(whose_session(req, &person));
    if (person.sub == NULL)
        return go_away(req, &l);
    if (l.sub == NULL || strcmp(l.sub, person.sub) != 0)
        return ask(req, &l);
    TRY(end_session(req));
    return go_away(req, &l);
}

/* As with a request to authorize: no cookie comes with such a POST. */
enum rc
logout_post_page(struct req *req)
{
    char *path = talloc_strdup(req->ctx, "/logout?");

    for (size_t i = 0; i < L_FIELDS; i++) {
        const char *value = form_value(&req->form, i)->raw;

        if (value != NULL)
            path = talloc_asprintf_append(path, "%s=%s&",
                logout_fields[i].name, str_url(req->ctx, value));
    }
    path[strlen(path) - 1] = '\0';
    page_redirect(req, path);
    return OK;
}

enum rc
signout_page(struct req *req)
{
    struct leaving l;

    TRY(read_leaving(req, &l));
    TRY(end_session(req));
    return go_away(req, &l);
}
