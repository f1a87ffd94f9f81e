#include <string.h>

#include "admin/pages.h"
#include "base/conf.h"
#include "base/str.h"
#include "web/page.h"

static void
put_nav(struct req *req, json_t *view)
{
    static const char *const parts[] = { "orders", "products", "categories",
        "books" };
    json_t *list = put_array(view, "parts");

    for (size_t i = 0; i < COUNT(parts); i++) {
        const char *url = talloc_asprintf(req->ctx, "/%s", parts[i]);
        json_t *o = add_object(list);

        put_str(o, "name",
            page_words(req, talloc_asprintf(req->ctx, "admin.%s", parts[i])));
        put_str(o, "url", url);
        put_bool(o, "current",
            req->in.path != NULL && str_starts(req->in.path, url));
    }
}

enum rc
home_page(struct req *req)
{
    page_redirect(req, "/orders");
    return OK;
}

enum rc
admin_frame(struct req *req)
{
    const struct conf *conf = req->ctx->conf;
    json_t *view = page_view(req), *o = put_object(view, "shop");

    put_bool(view, "admin", true);
    put_str(o, "name", conf->shop.name);
    put_str(o, "url", conf->shop.url);
    o = put_object(view, "me");
    put_bool(o, "signed_in", req->session.sub != NULL);
    put_str(o, "name", req->session.name);
    put_str(o, "role", req->session.role);
    put_str(o, "login", "/login");
    if (req->session.sub != NULL) {
        put_str(o, "csrf", session_csrf(req->ctx, &req->session));
        page_allow_form(req, conf->identity.issuer);
        put_nav(req, view);
    }
    return OK;
}
