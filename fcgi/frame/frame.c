#include "frame/frame.h"

#include <string.h>

#include "base/str.h"
#include "shop/category.h"
#include "shop/own_page.h"
#include "shop/tax.h"
#include "shop/theme.h"
#include "web/page.h"

/* A page says in view.section which entry it belongs to. */
static void
put_entry(json_t *view, const char *section, const char *name,
    const char *url)
{
    const char *now = json_string_value(json_object_get(view, "section"));
    json_t *o = add_object(json_object_get(view, "nav"));

    put_str(o, "name", name);
    put_str(o, "url", url);
    put_bool(o, "current", now != NULL && strcmp(now, section) == 0);
}

static enum rc
put_nav(struct req *req, json_t *view)
{
    const struct categories *all;
    bool sale;

    TRY(category_all(req->ctx, &all));
    TRY(category_sale(req->ctx, &sale));
    put_array(view, "nav");
    for (size_t i = 0; i < all->n; i++) {
        const struct category *c = &all->at[i];

        if (c->parent == 0)
            put_entry(view, c->slug, c->name,
                talloc_asprintf(req->ctx, "/c/%s", c->slug));
    }
    if (sale)
        put_entry(view, "?sale", page_words(req, "search.sale"),
            "/search?f.Offer=Sale");
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
    put_str(shop, "search_hint", conf->shop.search_hint);
    put_str(shop, "shelf", conf->shop.shelf);
    put_str(shop, "address", conf->shop.address);
    put_str(shop, "vat_id", conf->shop.vat_id);
    put_str(shop, "logo", conf->shop.logo);
    put_bool(shop, "test", conf_is_test(conf));
    if (theme_css(req->ctx, conf)[0] != '\0')
        put_int(shop, "theme", req->ctx->version);
    put_bool(shop, "tax_added", tax_rule(conf).added);
    put_str(shop, "url", conf->shop.url);
    put_str(shop, "path", req->in.path);
}

static enum rc
put_own_pages(struct req *req, json_t *view)
{
    json_t *list = put_array(view, "own_pages");
    const struct own_page *all;
    size_t n;

    TRY(own_page_published(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o;

        if (!all[i].footer)
            continue;
        o = add_object(list);
        put_str(o, "title", all[i].title);
        put_str(o, "url",
            talloc_asprintf(req->ctx, "/pages/%s", all[i].slug));
    }
    return OK;
}

enum rc
shop_frame(struct req *req)
{
    json_t *view = page_view(req);

    put_shop(req, view);
    put_me(req, view);
    TRY(put_own_pages(req, view));
    if (req->session.sub != NULL)
        page_allow_form(req, req->ctx->conf->identity.issuer);
    return put_nav(req, view);
}
