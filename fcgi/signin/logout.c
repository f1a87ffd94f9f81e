/* The session here ends, then the one at the provider. */
#include <string.h>

#include "base/str.h"
#include "signin/provider.h"
#include "signin/signin.h"
#include "web/page.h"

struct leaving {
    struct req *req;
    struct session before;
    const char *id_token;
};

static enum rc
finish(struct ctx *ctx, void *arg)
{
    struct leaving *l = arg;

    l->req->session = l->before;
    return session_finish(ctx, &l->req->session, &l->id_token);
}

/* Where the provider ends its own session; home if it has no such place. */
static const char *
end_session_url(struct req *req, const char *id_token)
{
    const struct provider *p;
    struct relying rp;

    provider_client(req, &rp);
    if (id_token == NULL || provider_get(req, &p) != OK ||
        p->end_session == NULL)
        return "/";
    return talloc_asprintf(req->ctx,
        "%s%sid_token_hint=%s&post_logout_redirect_uri=%s", p->end_session,
        strchr(p->end_session, '?') != NULL ? "&" : "?",
        str_url(req->ctx, id_token), str_url(req->ctx, rp.home));
}

enum rc
logout_page(struct req *req)
{
    struct leaving l = { req, req->session, NULL };
    const char *to;

    TRY(db_transaction(req->ctx, finish, &l));
    to = end_session_url(req, l.id_token);
    put_bool(page_data(req), "signed_in", false);
    if (to[0] != '/')
        put_str(page_data(req), "end_session", to);
    page_redirect(req, to);
    return OK;
}
