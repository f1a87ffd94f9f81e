/* A category of its own: its words, its place in the tree. */
#include <string.h>

#include "admin/choices.h"
#include "admin/pages.h"
#include "admin/stale.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/category_edit.h"
#include "web/page.h"

const struct field category_fields[CATEGORY_FIELDS] = {
    [CATEGORY_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [CATEGORY_NAME] = { "name", F_TEXT, 1, 200, F_REQUIRED | F_NAME },
    [CATEGORY_SLUG] = { "slug", F_CODE, 1, 120, 0 },
    [CATEGORY_PARENT] = { "parent", F_INT, 0, UINT32_MAX, 0 },
    [CATEGORY_DESCRIPTION] = { "description", F_LINES, 0, 4000, 0 },
};

struct editing {
    struct req *req;
    struct tree tree;
    struct tree_node *is, was;
    bool stale;
    int64_t later; /* products whose lists follow */
};

static enum rc
find(struct req *req, const struct tree *t, struct tree_node **out)
{
    int64_t id;

    if (!str_int(req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    *out = tree_find(t, id);
    return *out != NULL ? OK : NOTFOUND;
}

static char *
url(struct req *req, int64_t id)
{
    return talloc_asprintf(req->ctx, "/categories/%lld", (long long)id);
}

static void
put_category(struct req *req, const struct tree_node *c)
{
    json_t *o = put_object(page_data(req), "category");

    put_int(o, "id", c->id);
    put_str(o, "name", c->name);
    put_str(o, "slug", c->slug);
    put_int(o, "parent", c->parent);
    put_str(o, "description", c->description);
    put_int(o, "version", c->version);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "title", c->name);
    put_str(page_view(req), "here", url(req, c->id));
}

/* Those it can hang on: neither itself nor what hangs on it. */
static enum rc
put_parents(struct req *req, const struct tree *t, const struct tree_node *c)
{
    int64_t parent = req->form.n == CATEGORY_FIELDS
        ? form_int(&req->form, CATEGORY_PARENT, c->parent)
        : c->parent;
    json_t *list;

    TRY(put_category_choices(req, parent));
    list = json_object_get(page_view(req), "categories");
    for (size_t i = json_array_size(list); i-- > 0;) {
        json_t *o = json_array_get(list, i);
        int64_t id = json_integer_value(json_object_get(o, "id"));

        if (tree_is_below(t, id, c->id))
            json_array_remove(list, i);
    }
    return OK;
}

static enum rc
show(struct req *req, const struct tree *t, const struct tree_node *c)
{
    page_template(req, "admin/category");
    put_category(req, c);
    page_form(req);
    page_form_value(req, "name", c->name);
    page_form_value(req, "slug", c->slug);
    page_form_value(req, "description", c->description);
    put_bool(page_view(req), "saved",
        params_get(&req->in.query, "saved") != NULL);
    return put_parents(req, t, c);
}

enum rc
category_page(struct req *req)
{
    struct tree_node *c;
    struct tree tree;

    TRY(category_tree(req->ctx, &tree));
    TRY(find(req, &tree, &c));
    return show(req, &tree, c);
}

static enum rc
refuse(struct editing *e, enum category_field field, const char *why)
{
    form_refuse(&e->req->form, field, why);
    return INVALID;
}

/* Never below itself, nor too deep, nor beside one of the same name. */
static enum rc
check(struct editing *e)
{
    const struct form *form = &e->req->form;
    const char *slug = form_str(form, CATEGORY_SLUG);
    int64_t parent = form_int(form, CATEGORY_PARENT, e->is->parent);

    if (parent != 0 && tree_find(&e->tree, parent) == NULL)
        return refuse(e, CATEGORY_PARENT, "not_valid");
    if (tree_is_below(&e->tree, parent, e->is->id))
        return refuse(e, CATEGORY_PARENT, "itself");
    if (tree_depth(&e->tree, parent) + tree_height(&e->tree, e->is->id) >
        TREE_DEPTH)
        return refuse(e, CATEGORY_PARENT, "too_deep");
    if (tree_namesake(&e->tree, parent, form_str(form, CATEGORY_NAME),
            e->is->id) != NULL)
        return refuse(e, CATEGORY_NAME, "taken");
    if (slug != NULL &&
        strcmp(str_slug(e->req->ctx, slug, 120), slug) != 0)
        return refuse(e, CATEGORY_SLUG, "not_valid");
    return OK;
}

static enum rc
note(struct ctx *ctx, const struct editing *e, const char *slug)
{
    const struct tree_node *was = &e->was, *is = e->is;
    struct audit a = { .act = "category.save",
        .kind = "category",
        .ref = e->req->arg[0],
        .name = is->name };

    audit_change(ctx, &a, "name", was->name, is->name);
    audit_change(ctx, &a, "slug", was->slug, slug);
    audit_change(ctx, &a, "description", was->description, is->description);
    audit_change_int(ctx, &a, "parent", was->parent, is->parent);
    return audit_write(ctx, &a);
}

static enum rc
write(struct ctx *ctx, struct editing *e)
{
    const struct form *form = &e->req->form;
    const struct value *text = form_value(form, CATEGORY_DESCRIPTION);
    const char *slug = form_str(form, CATEGORY_SLUG);
    enum rc rc = OK;

    e->is->name = form_str(form, CATEGORY_NAME);
    e->is->parent = form_int(form, CATEGORY_PARENT, e->is->parent);
    if (text->raw != NULL)
        e->is->description = text->str;
    if (e->is->parent != e->was.parent)
        e->is->position = INT16_MAX; /* behind those who are there */
    TRY(category_write(ctx, e->is));
    if (slug != NULL)
        rc = category_rename(ctx, e->is, slug);
    if (rc == CONFLICT)
        return refuse(e, CATEGORY_SLUG, "taken");
    TRY(rc);
    if (e->is->parent != e->was.parent)
        TRY(category_refile(ctx, e->is->id, &e->later));
    return note(ctx, e, slug != NULL ? slug : e->was.slug);
}

static enum rc
save(struct ctx *ctx, void *arg)
{
    struct editing *e = arg;

    TRY(category_tree_lock(ctx, &e->tree));
    TRY(find(e->req, &e->tree, &e->is));
    e->was = *e->is;
    e->stale =
        e->is->version != form_int(&e->req->form, CATEGORY_VERSION, 0);
    if (e->stale)
        return CONFLICT;
    TRY(check(e));
    return write(ctx, e);
}

static const char *
name_of(const struct editing *e, int64_t id)
{
    const struct tree_node *c = tree_find(&e->tree, id);

    return c != NULL ? c->name : page_words(e->req, "admin.at_the_top");
}

static enum rc
put_stale(struct editing *e)
{
    struct req *req = e->req;
    const struct tree_node *c = &e->was;
    int64_t parent = form_int(&req->form, CATEGORY_PARENT, c->parent);
    const struct stale_row rows[] = { { CATEGORY_NAME, c->name, NULL },
        { CATEGORY_SLUG, c->slug, NULL },
        { CATEGORY_PARENT, name_of(e, c->parent), name_of(e, parent) },
        { CATEGORY_DESCRIPTION, c->description, NULL } };
    const struct stale s = { .here = url(req, c->id),
        .name = c->name,
        .version_field = CATEGORY_VERSION,
        .version = c->version,
        .rows = rows,
        .n = COUNT(rows) };

    stale_put(req, &s);
    return OK;
}

enum rc
category_save_page(struct req *req)
{
    struct editing e = { .req = req };
    enum rc rc = INVALID;

    if (!req->form.wrong)
        rc = db_transaction(req->ctx, save, &e);
    if (rc == CONFLICT && e.stale)
        return put_stale(&e);
    if (rc == INVALID) {
        TRY(category_tree(req->ctx, &e.tree));
        TRY(find(req, &e.tree, &e.is));
        page_own_error(req, 422, "invalid");
        return show(req, &e.tree, e.is);
    }
    TRY(rc);
    page_redirect(req, talloc_asprintf(req->ctx, "%s?saved=1",
                           url(req, e.is->id)));
    return OK;
}
