/* What is done to categories in the tree: made, moved, merged, deleted. */
#include <string.h>

#include "admin/choices.h"
#include "admin/pages.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/category_edit.h"
#include "web/page.h"

const struct field category_new_fields[CATEGORY_NEW_FIELDS] = {
    [CATEGORY_NEW_NAME] = { "name", F_TEXT, 1, 200, F_REQUIRED | F_NAME },
    [CATEGORY_NEW_PARENT] = { "parent", F_INT, 0, UINT32_MAX, 0 },
};

const struct field category_gone_fields[CATEGORY_GONE_FIELDS] = {
    [CATEGORY_GONE_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [CATEGORY_GONE_INTO] = { "into", F_INT, 1, UINT32_MAX, 0 },
};

struct deed {
    struct req *req;
    struct tree tree;
    const struct tree_node *is;
    const char *act;
    bool up, stale;
    int64_t id, later;
};

static enum rc
lock(struct ctx *ctx, struct deed *d)
{
    int64_t id;

    if (!str_int(d->req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    TRY(category_tree_lock(ctx, &d->tree));
    d->is = tree_find(&d->tree, id);
    return d->is != NULL ? OK : NOTFOUND;
}

/* For what cannot be taken back: nobody has changed it meanwhile. */
static enum rc
lock_seen(struct ctx *ctx, struct deed *d)
{
    TRY(lock(ctx, d));
    d->stale = d->is->version !=
        form_int(&d->req->form, CATEGORY_GONE_VERSION, 0);
    return d->stale ? CONFLICT : OK;
}

static enum rc
note(struct ctx *ctx, const struct deed *d, const char *what,
    const char *from, const char *to)
{
    struct audit a = { .act = d->act,
        .kind = "category",
        .ref = talloc_asprintf(ctx, "%lld", (long long)d->is->id),
        .name = d->is->name };

    audit_change(ctx, &a, what, from, to);
    return audit_write(ctx, &a);
}

static enum rc
make(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    struct form *form = &d->req->form;
    const char *name = form_str(form, CATEGORY_NEW_NAME);
    int64_t parent = form_int(form, CATEGORY_NEW_PARENT, 0);
    struct tree_node fresh = { .name = name };
    const char *why = NULL;

    TRY(category_tree_lock(ctx, &d->tree));
    if (parent != 0 && tree_find(&d->tree, parent) == NULL)
        why = "not_valid";
    else if (tree_depth(&d->tree, parent) >= TREE_DEPTH)
        why = "too_deep";
    if (why != NULL) {
        form_refuse(form, CATEGORY_NEW_PARENT, why);
        return INVALID;
    }
    if (tree_namesake(&d->tree, parent, name, 0) != NULL) {
        form_refuse(form, CATEGORY_NEW_NAME, "taken");
        return INVALID;
    }
    TRY(category_add(ctx, parent, name, &d->id));
    fresh.id = d->id;
    d->is = &fresh;
    return note(ctx, d, "name", NULL, name);
}

enum rc
category_new_page(struct req *req)
{
    struct deed d = { .req = req, .act = "category.new" };
    enum rc rc = INVALID;

    if (!req->form.wrong)
        rc = db_transaction(req->ctx, make, &d);
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return categories_put(req);
    }
    TRY(rc);
    page_redirect(req, "/categories?done=new");
    return OK;
}

static enum rc
step(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    TRY(lock(ctx, d));
    TRY(category_step(ctx, &d->tree, d->is->id, d->up));
    return note(ctx, d, "place", NULL, d->up ? "up" : "down");
}

static enum rc
step_page(struct req *req, bool up)
{
    struct deed d = { .req = req, .act = "category.move", .up = up };

    TRY(db_transaction(req->ctx, step, &d));
    page_redirect(req, talloc_asprintf(req->ctx, "/categories#c%s",
                           req->arg[0]));
    return OK;
}

enum rc
category_up_page(struct req *req)
{
    return step_page(req, true);
}

enum rc
category_down_page(struct req *req)
{
    return step_page(req, false);
}

static enum rc
ask(struct req *req, const char *template)
{
    const struct tree_node *c;
    struct tree tree;
    int64_t id;
    json_t *o;

    if (!str_int(req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    TRY(category_tree(req->ctx, &tree));
    c = tree_find(&tree, id);
    if (c == NULL)
        return NOTFOUND;
    page_template(req, template);
    o = put_object(page_data(req), "category");
    put_int(o, "id", c->id);
    put_str(o, "name", c->name);
    put_str(o, "slug", c->slug);
    put_int(o, "version", c->version);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "here",
        talloc_asprintf(req->ctx, "/categories/%lld", (long long)id));
    page_form(req);
    return put_category_choices(req, c->parent);
}

enum rc
category_merge_ask_page(struct req *req)
{
    return ask(req, "admin/merge");
}

enum rc
category_delete_ask_page(struct req *req)
{
    return ask(req, "admin/unfile");
}

/* Into neither itself nor what hangs on it. */
static enum rc
merge(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    int64_t into = form_int(&d->req->form, CATEGORY_GONE_INTO, 0);
    const struct tree_node *target;

    TRY(lock_seen(ctx, d));
    target = tree_find(&d->tree, into);
    if (target == NULL || tree_is_below(&d->tree, into, d->is->id)) {
        form_refuse(&d->req->form, CATEGORY_GONE_INTO,
            target == NULL ? "required" : "itself");
        return INVALID;
    }
    for (size_t i = 0; i < d->tree.n; i++)
        if (d->tree.at[i].parent == d->is->id &&
            tree_namesake(&d->tree, into, d->tree.at[i].name, d->is->id) !=
                NULL) {
            form_refuse(&d->req->form, CATEGORY_GONE_INTO, "namesakes");
            return INVALID;
        }
    TRY(category_merge(ctx, &d->tree, d->is->id, into));
    TRY(category_refile(ctx, into, &d->later));
    return note(ctx, d, "into", NULL, target->name);
}

enum rc
category_merge_page(struct req *req)
{
    struct deed d = { .req = req, .act = "category.merge" };
    enum rc rc = INVALID;

    if (!req->form.wrong)
        rc = db_transaction(req->ctx, merge, &d);
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return ask(req, "admin/merge");
    }
    if (rc == CONFLICT && d.stale)
        page_error(req, "stale_seen");
    TRY(rc);
    page_redirect(req, d.later > 0 ? "/categories?done=later"
                                   : "/categories?done=merge");
    return OK;
}

static enum rc
delete(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    TRY(lock_seen(ctx, d));
    TRY(category_delete(ctx, &d->tree, d->is->id));
    return note(ctx, d, "slug", d->is->slug, NULL);
}

enum rc
category_delete_page(struct req *req)
{
    struct deed d = { .req = req, .act = "category.delete" };
    enum rc rc = db_transaction(req->ctx, delete, &d);

    if (rc == CONFLICT)
        page_error(req, d.stale ? "stale_seen" : "category_used");
    TRY(rc);
    page_redirect(req, "/categories?done=delete");
    return OK;
}
