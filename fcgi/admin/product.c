#include <string.h>

#include "admin/edit.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/category.h"
#include "web/html.h"
#include "web/page.h"

enum { TEXT_MAX = 16000 };

const struct field edit_fields[EDIT_FIELDS] = {
    [VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [NAME] = { "name", F_TEXT, 1, 250, F_REQUIRED },
    [SLUG] = { "slug", F_CODE, 1, 120, 0 },
    [BRAND] = { "brand", F_TEXT, 0, 120, 0 },
    [SUMMARY] = { "summary", F_TEXT, 0, 1000, 0 },
    [DESCRIPTION] = { "description", F_LINES, 0, TEXT_MAX, 0 },
    [STATUS] = { "state", F_CODE, 1, 20, 0 },
    [TAX_CLASS] = { "tax_class", F_CODE, 1, 32, 0 },
    [CATEGORY] = { "category", F_INT, 0, UINT32_MAX, 0 },
    [FEATURED] = { "featured", F_CHECK, 0, 10, 0 },
    [ATTRIBUTES] = { "attributes", F_LINES, 0, TEXT_MAX, 0 },
    [RELATED] = { "related", F_LINES, 0, 4000, 0 },
    [PUBLISH_AT] = { "publish_at", F_CODE, 0, 20, 0 },
    [ALSO] = { "also", F_INT, 0, UINT32_MAX, F_MANY },
    [SKU] = { "sku", F_TEXT, 1, 64, F_MANY },
    [PRICE] = { "price", F_TEXT, 0, 30, F_MANY },
    [OFFER] = { "offer", F_TEXT, 0, 30, F_MANY },
    [STOCK] = { "stock", F_TEXT, 0, 12, F_MANY },
    [SEEN] = { "seen", F_INT, 0, INT32_MAX, F_MANY },
    [DO] = { "do", F_CODE, 1, 20, 0 },
};

static enum rc
product_id(struct req *req, int64_t *id)
{
    return str_int(req->arg[0], 1, UINT32_MAX, id) ? OK : NOTFOUND;
}

/* What was just done, if its words are ours. */
static void
put_done(struct req *req)
{
    const char *done = params_get(&req->in.query, "done");

    if (done != NULL && (strcmp(done, "archive") == 0 ||
                            strcmp(done, "restore") == 0 ||
                            strcmp(done, "copy") == 0))
        put_str(page_view(req), "done",
            page_words(req, talloc_asprintf(req->ctx, "done.%s", done)));
}

enum rc
product_page(struct req *req)
{
    struct edit e = { .req = req };
    int64_t id;

    TRY(product_id(req, &id));
    TRY(product_form_read(req->ctx, id, &e.is));
    page_template(req, "admin/product");
    put_done(req);
    put_bool(page_view(req), "saved",
        params_get(&req->in.query, "saved") != NULL);
    return edit_put(&e);
}

static bool
is_state(const char *s)
{
    return strcmp(s, "draft") == 0 || strcmp(s, "published") == 0 ||
        strcmp(s, "archived") == 0;
}

/* What the tables of choices know better than a type of field. */
static enum rc
check_choices(struct req *req)
{
    const char *status = form_str(&req->form, STATUS);
    const char *tax = form_str(&req->form, TAX_CLASS);
    const char *slug = form_str(&req->form, SLUG);
    const struct categories *all;
    struct tax_class *classes;
    bool known = tax == NULL;
    size_t n;

    TRY(category_all(req->ctx, &all));
    TRY(tax_class_all(req->ctx, &classes, &n));
    for (size_t i = 0; !known && i < n; i++)
        known = strcmp(classes[i].code, tax) == 0;
    if (!known)
        form_refuse(&req->form, TAX_CLASS, "not_valid");
    if (status != NULL && !is_state(status))
        form_refuse(&req->form, STATUS, "not_valid");
    if (slug != NULL && strcmp(str_slug(req->ctx, slug, 120), slug) != 0)
        form_refuse(&req->form, SLUG, "not_valid");
    if (form_int(&req->form, CATEGORY, 0) != 0 &&
        category_by_id(all, form_int(&req->form, CATEGORY, 0)) == NULL)
        form_refuse(&req->form, CATEGORY, "not_valid");
    return OK;
}

/* All or nothing: whatever is not OK takes the transaction back. */
static enum rc
save(struct ctx *ctx, void *arg)
{
    struct edit *e = arg;
    int64_t version = form_int(&e->req->form, VERSION, 0), id;

    e->changed = false;
    TRY(product_id(e->req, &id));
    TRY(product_form_lock(ctx, id, &e->is));
    TRY(edit_read_items(e));
    if (version != e->is.version) {
        e->stale = "stale_product";
        return CONFLICT;
    }
    return edit_write(ctx, e);
}

/* The form once more, with what was typed and what is wrong with it. */
static enum rc
again(struct edit *e)
{
    enum rc rc = e->nitems == 0 ? edit_read_items(e) : OK;

    page_template(e->req, "admin/product");
    if (rc == INVALID || e->req->form.wrong)
        page_own_error(e->req, 422, "invalid");
    return edit_put(e);
}

static enum rc
preview(struct edit *e)
{
    const char *text = form_str(&e->req->form, DESCRIPTION);

    put_bool(page_view(e->req), "is_preview", true);
    put_str(page_view(e->req), "preview_html",
        html_clean(e->req->ctx, text != NULL ? text : ""));
    return again(e);
}

enum rc
product_save_page(struct req *req)
{
    struct edit e = { .req = req };
    const char *deed = form_str(&req->form, DO);
    int64_t id;
    enum rc rc = OK;

    TRY(product_id(req, &id));
    TRY(product_form_read(req->ctx, id, &e.is));
    TRY(check_choices(req));
    TRY(edit_check_parts(&e));
    if (deed != NULL && strcmp(deed, "preview") == 0)
        return preview(&e);
    if (!req->form.wrong)
        rc = db_transaction(req->ctx, save, &e);
    if (rc == INVALID || req->form.wrong)
        return again(&e);
    if (rc == CONFLICT) {
        if (e.stale == NULL)
            e.stale = "conflict";
        return edit_put_conflict(&e);
    }
    TRY(rc);
    page_redirect(req,
        talloc_asprintf(req->ctx, "%s?saved=1", edit_url(req, e.is.id)));
    return OK;
}
