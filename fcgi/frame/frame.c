#include "frame/frame.h"

#include <string.h>

#include "base/str.h"
#include "shop/category.h"
#include "web/page.h"

static enum rc
put_nav(struct req *req, json_t *view)
{
    const struct categories *all;
    json_t *nav = put_array(view, "nav");

    TRY(category_all(req->ctx, &all));
    for (size_t i = 0; i < all->n; i++) {
        const struct category *c = &all->at[i];
        json_t *o;

        if (c->parent != 0)
            continue;
        o = add_object(nav);
        put_str(o, "name", c->name);
        put_str(o, "url", talloc_asprintf(req->ctx, "/c/%s", c->slug));
    }
    return OK;
}

static void
put_me(struct req *req, json_t *view)
{
    const struct session *s = &req->session;
    json_t *me = put_object(view, "me");
    bool asked = req->in.path != NULL && strcmp(req->in.method, "GET") == 0;
    const char *here = asked ? req->in.path : "/";

    put_bool(me, "signed_in", s->sub != NULL);
    put_str(me, "name", s->name);
    put_int(me, "count", s->count);
    put_str(me, "login",
        talloc_asprintf(
            req->ctx, "/login?return=%s", str_url(req->ctx, here)));
    if (s->sub != NULL)
        put_str(me, "csrf", session_csrf(req->ctx, s));
}

static void
put_shop(struct req *req, json_t *view)
{
    const struct conf *conf = req->ctx->conf;
    json_t *shop = put_object(view, "shop");

    put_str(shop, "name", conf->shop.name);
    put_str(shop, "tagline", conf->shop.tagline);
    put_str(shop, "address", conf->shop.address);
    put_str(shop, "url", conf->shop.url);
    put_str(shop, "path", req->in.path);
}

enum rc
shop_frame(struct req *req)
{
    json_t *view = page_view(req);

    put_shop(req, view);
    put_me(req, view);
    if (req->session.sub != NULL)
        page_allow_form(req, req->ctx->conf->identity.issuer);
    return put_nav(req, view);
}
