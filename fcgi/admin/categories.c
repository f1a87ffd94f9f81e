#include <string.h>

#include "admin/choices.h"
#include "admin/pages.h"
#include "shop/category.h"
#include "shop/category_list.h"
#include "web/page.h"

struct listing {
    struct req *req;
    const struct categories *all;
    const struct category_size *sizes;
    size_t nsizes;
    json_t *list;
};

static const struct category_size *
size_of(const struct listing *l, int64_t category)
{
    static const struct category_size none;

    for (size_t i = 0; i < l->nsizes; i++)
        if (l->sizes[i].category == category)
            return &l->sizes[i];
    return &none;
}

/* Those below a category, each followed by its own. */
static void
put_below(struct listing *l, int64_t parent, int depth)
{
    for (size_t i = 0; i < l->all->n && depth < 20; i++) {
        const struct category *c = &l->all->at[i];
        const struct category_size *size;
        json_t *o;

        if (c->parent != parent)
            continue;
        size = size_of(l, c->id);
        o = add_object(l->list);
        put_int(o, "id", c->id);
        put_str(o, "name", c->name);
        put_str(o, "slug", c->slug);
        put_int(o, "depth", depth);
        put_int(o, "products", size->products);
        put_int(o, "published", size->published);
        put_str(o, "edit", talloc_asprintf(l->req->ctx, "/categories/%lld",
                               (long long)c->id));
        put_str(o, "url", talloc_asprintf(l->req->ctx,
                              "/products?category=%lld", (long long)c->id));
        put_below(l, c->id, depth + 1);
    }
}

/* What was just done, if its words are ours. */
static void
put_done(struct req *req)
{
    static const char *const deeds[] = { "new", "merge", "later", "delete" };
    const char *done = params_get(&req->in.query, "done");

    for (size_t i = 0; done != NULL && i < COUNT(deeds); i++)
        if (strcmp(done, deeds[i]) == 0)
            put_str(page_view(req), "done",
                page_words(req,
                    talloc_asprintf(req->ctx, "done.category_%s", done)));
}

enum rc
categories_put(struct req *req)
{
    struct listing l = { .req = req };
    struct category_size *sizes;
    int64_t parent =
        req->form.n > 0 ? form_int(&req->form, CATEGORY_NEW_PARENT, 0) : 0;

    page_template(req, "admin/categories");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    page_form(req);
    put_done(req);
    l.list = put_array(page_data(req), "categories");
    TRY(category_all(req->ctx, &l.all));
    TRY(category_sizes(req->ctx, &sizes, &l.nsizes));
    l.sizes = sizes;
    put_below(&l, 0, 0);
    return put_category_choices(req, parent);
}

enum rc
categories_page(struct req *req)
{
    return categories_put(req);
}
