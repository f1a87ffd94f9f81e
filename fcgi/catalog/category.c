#include "shop/category.h"

#include "catalog/list.h"
#include "catalog/pages.h"
#include "frame/crumbs.h"
#include "shop/old_slug.h"
#include "web/page.h"

/* The way down: links to the categories right below. */
static void
put_children(
    struct req *req, const struct categories *all, const struct category *c)
{
    json_t *children = put_array(page_view(req), "children");

    for (size_t i = 0; i < all->n; i++) {
        json_t *o;

        if (all->at[i].parent != c->id)
            continue;
        o = add_object(children);
        put_str(o, "name", all->at[i].name);
        put_str(o, "url",
            talloc_asprintf(req->ctx, "/c/%s", all->at[i].slug));
    }
}

static enum rc
moved(struct req *req, const char *slug)
{
    const char *now;

    TRY(old_slug_find(req->ctx, "category", slug, &now));
    page_redirect(req, talloc_asprintf(req->ctx, "/c/%s%s%s", now,
                           req->in.query_text[0] != '\0' ? "?" : "",
                           req->in.query_text));
    page_status(req, 301);
    return OK;
}

enum rc
category_page(struct req *req)
{
    const struct categories *all;
    const struct category *c;
    json_t *view = page_view(req);
    struct list list;
    const char *path;

    TRY(category_all(req->ctx, &all));
    c = category_by_slug(all, req->arg[0]);
    if (c == NULL)
        return moved(req, req->arg[0]);
    path = talloc_asprintf(req->ctx, "/c/%s", c->slug);
    page_template(req, "catalog/category");
    TRY(list_read(req, path, &list));
    list.query.category = c->id;
    put_str(page_data(req), "name", c->name);
    put_str(view, "title", c->name);
    put_str(view, "text", c->description);
    put_crumbs(req, all, c, NULL);
    put_children(req, all, c);
    put_canonical(req, path);
    return list_put(&list);
}
