#include <string.h>

#include "admin/pages.h"
#include "base/conf.h"
#include "base/str.h"
#include "web/page.h"

/* In the order of the day's work. */
static const char *const parts[] = {
    "orders",
    "customers",
    "products",
    "categories",
    "stock",
    "vouchers",
    "rates",
    "pages",
    "reports",
    "settings",
    "doctor",
    "books",
    "audit",
    "staff",
};

/* Whose deeds a page offers: one row that changes stands for its like. */
static const struct {
    const char *key, *path;
} deeds[] = { { "catalog", "/products/:id" }, { "stock", "/stock/count" },
    { "orders", "/orders/:id/ship" }, { "support", "/orders/:id/note" },
    { "owner", "/settings" } };

static const char *
part_url(struct req *req, size_t i)
{
    return talloc_asprintf(req->ctx, "/%s", parts[i]);
}

static void
put_nav(struct req *req, json_t *view)
{
    json_t *list = put_array(view, "parts");

    for (size_t i = 0; i < COUNT(parts); i++) {
        const char *url = part_url(req, i);
        json_t *o;

        if (!role_may_open(req, url))
            continue;
        o = add_object(list);
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
    for (size_t i = 0; i < COUNT(parts); i++)
        if (role_may_open(req, part_url(req, i))) {
            page_redirect(req, part_url(req, i));
            return OK;
        }
    return page_refuse(req, 403, "forbidden");
}

static void
put_can(struct req *req, json_t *view)
{
    json_t *can = put_object(view, "can");

    for (size_t i = 0; i < COUNT(deeds); i++)
        put_bool(can, deeds[i].key, role_may_post(req, deeds[i].path));
}

static void
put_role(struct req *req, json_t *me)
{
    const char *role = req->session.role;

    if (role != NULL && role[0] != '\0')
        put_str(me, "role",
            page_words(req, talloc_asprintf(req->ctx, "role.%s", role)));
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
    put_bool(view, "signed_in_again",
        params_get(&req->in.query, "again") != NULL);
    put_str(o, "name", req->session.name);
    put_role(req, o);
    put_str(o, "login", "/login");
    if (req->session.sub != NULL) {
        put_str(o, "csrf", session_csrf(req->ctx, &req->session));
        page_allow_form(req, conf->identity.issuer);
        put_nav(req, view);
        put_can(req, view);
        put_bool(view, "finds", role_may_open(req, "/products"));
    }
    return OK;
}
