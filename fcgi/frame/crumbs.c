#include "frame/crumbs.h"

#include "base/conf.h"
#include "web/page.h"

enum { DEEP = 12 };

static void
put_crumb(struct req *req, json_t *crumbs, const struct category *c,
    bool linked)
{
    json_t *o = add_object(crumbs);

    put_str(o, "name", c->name);
    if (linked)
        put_str(o, "url", talloc_asprintf(req->ctx, "/c/%s", c->slug));
}

void
put_crumbs(struct req *req, const struct categories *all,
    const struct category *category, const char *last)
{
    json_t *view = page_view(req), *crumbs = put_array(view, "crumbs");
    const struct category *way[DEEP];
    size_t n = 0;

    for (const struct category *c = category; c != NULL && n < DEEP;
         c = category_by_id(all, c->parent))
        way[n++] = c;
    if (n > 0)
        put_str(view, "section", way[n - 1]->slug);
    while (n-- > 0)
        put_crumb(req, crumbs, way[n], n > 0 || last != NULL);
    if (last != NULL)
        put_str(add_object(crumbs), "name", last);
}

void
put_canonical(struct req *req, const char *path)
{
    put_str(page_view(req), "canonical",
        talloc_asprintf(req->ctx, "%s%s", req->ctx->conf->shop.url, path));
}
