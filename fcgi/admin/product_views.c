/* Views of the product list: the shop's own and those that somebody keeps. */
#include <string.h>

#include "admin/filter.h"
#include "admin/pages.h"
#include "admin/product_views.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/saved_view.h"
#include "web/page.h"

const struct field view_fields[VIEW_FIELDS] = {
    FILTER_ROWS,
    [VIEW_NAME] = { "name", F_TEXT, 1, 60, F_REQUIRED | F_NAME },
};

static char *
url_of(struct req *req, const char *query)
{
    return talloc_asprintf(req->ctx, "/products%s%s",
        *query != '\0' ? "?" : "", query);
}

static void
put_view(struct req *req, const char *name, const char *query, int64_t count,
    bool current)
{
    json_t *list = json_object_get(page_view(req), "views");
    json_t *o = add_object(list);

    put_str(o, "name", name);
    put_str(o, "url", url_of(req, query));
    put_bool(o, "current", current);
    if (count > COUNT_MAX)
        put_str(o, "count", page_words(req, "product.many"));
    else if (count >= 0)
        put_int(o, "count", count);
}

static enum rc
put_kept(struct req *req, const char *now, bool *current)
{
    struct saved_view *views;
    size_t n;

    TRY(saved_view_all(req->ctx, req->session.sub, &views, &n));
    for (size_t i = 0; i < n; i++) {
        bool is_it = strcmp(views[i].query, now) == 0;

        put_view(req, views[i].name, views[i].query, -1, is_it);
        if (is_it)
            put_str(page_view(req), "kept", views[i].name);
        *current |= is_it;
    }
    return OK;
}

enum rc
product_views_put(struct req *req)
{
    const char *now = filter_query(req, filter_state(req)), *name;
    struct product_counts c;
    const int64_t *const counts[] = { &c.published, &c.draft, &c.archived,
        &c.low, &c.offer };
    bool own = *now == '\0';

    put_array(page_view(req), "views");
    TRY(product_count(req->ctx, &c));
    put_view(req, page_words(req, "product.all"), "", c.all, own);
    for (size_t i = 0; i < COUNT(counts); i++) {
        const char *query = talloc_asprintf(
            req->ctx, "state=%s", filter_states[i]);
        bool is_it = strcmp(query, now) == 0;

        name = page_words(req,
            talloc_asprintf(req->ctx, "product.%s", filter_states[i]));
        put_view(req, name, query, *counts[i], is_it);
        own |= is_it;
    }
    TRY(put_kept(req, now, &own));
    put_bool(page_view(req), "can_keep", !own);
    return OK;
}

static enum rc
note(struct req *req, const char *act, const char *name)
{
    struct audit a = { .act = act, .kind = "view", .ref = name,
        .name = name };

    return audit_write(req->ctx, &a);
}

enum rc
view_keep_page(struct req *req)
{
    struct saved_view view = { form_str(&req->form, VIEW_NAME),
        filter_query(req, filter_state(req)) };
    enum rc rc = saved_view_keep(req->ctx, req->session.sub, &view);

    if (rc == CONFLICT)
        page_error(req, "views_full");
    TRY(rc);
    page_redirect(req, url_of(req, view.query));
    return note(req, "view.keep", view.name);
}

enum rc
view_forget_page(struct req *req)
{
    const char *name = form_str(&req->form, VIEW_NAME);

    TRY(saved_view_forget(req->ctx, req->session.sub, name));
    page_redirect(req, "/products");
    return note(req, "view.forget", name);
}
