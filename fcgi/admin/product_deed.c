/* What is done to a whole product: put away, brought back, deleted. */
#include <string.h>

#include "admin/edit.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/product_copy.h"
#include "shop/product_save.h"
#include "shop/search_index.h"
#include "web/page.h"

const struct field product_deed_fields[1] = {
    { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
};

struct deed {
    struct req *req;
    const char *status, *act;
    struct product_form is;
    bool stale;
};

static enum rc
id_of(const struct req *req, int64_t *id)
{
    return str_int(req->arg[0], 1, UINT32_MAX, id) ? OK : NOTFOUND;
}

static enum rc
note(struct ctx *ctx, const struct deed *d, const char *to)
{
    struct audit a = { .act = d->act,
        .kind = "product",
        .ref = d->req->arg[0],
        .name = d->is.name };

    audit_change(ctx, &a, "state", d->is.status, to);
    return audit_write(ctx, &a);
}

static enum rc
check_version(struct deed *d)
{
    d->stale = d->is.version != form_int(&d->req->form, 0, 0);
    return d->stale ? CONFLICT : OK;
}

/* Only what was put away comes back: nothing is taken off sale by it. */
static enum rc
check_state(struct deed *d)
{
    d->stale = strcmp(d->status, "draft") == 0 &&
        strcmp(d->is.status, "archived") != 0;
    return d->stale ? CONFLICT : OK;
}

/* Done twice it is done once. */
static enum rc
set_status(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    struct product_save p = { .status = d->status,
        .featured = PRODUCT_KEEP,
        .position = PRODUCT_KEEP };
    enum saved saved;
    int64_t id;

    TRY(id_of(d->req, &id));
    TRY(product_form_lock(ctx, id, &d->is));
    if (strcmp(d->is.status, d->status) == 0)
        return OK;
    TRY(check_version(d));
    TRY(check_state(d));
    p.sku = d->is.sku;
    TRY(product_save(ctx, &p, &id, &saved));
    TRY(product_totals(ctx, id));
    TRY(search_index_product(ctx, id));
    return note(ctx, d, d->status);
}

static enum rc
deed_page(struct req *req, const char *status, const char *act)
{
    struct deed d = { .req = req, .status = status, .act = act };
    enum rc rc = db_transaction(req->ctx, set_status, &d);

    if (rc == CONFLICT && d.stale)
        page_error(req, "stale_seen");
    TRY(rc);
    page_redirect(req, talloc_asprintf(req->ctx, "%s?done=%s",
                           edit_url(req, d.is.id), act + strlen("product.")));
    return OK;
}

enum rc
product_archive_page(struct req *req)
{
    return deed_page(req, "archived", "product.archive");
}

enum rc
product_restore_page(struct req *req)
{
    return deed_page(req, "draft", "product.restore");
}

enum rc
product_delete_ask_page(struct req *req)
{
    struct deed d = { .req = req };
    int64_t id;

    TRY(id_of(req, &id));
    TRY(product_form_read(req->ctx, id, &d.is));
    edit_put_product(req, &d.is);
    page_template(req, "admin/delete");
    put_str(page_view(req), "here", edit_url(req, id));
    put_bool(page_view(req), "draft", strcmp(d.is.status, "draft") == 0);
    return OK;
}

static enum rc
delete(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    int64_t id;

    TRY(id_of(d->req, &id));
    TRY(product_form_lock(ctx, id, &d->is));
    TRY(check_version(d));
    TRY(product_delete(ctx, id));
    return note(ctx, d, NULL);
}

enum rc
product_delete_page(struct req *req)
{
    struct deed d = { .req = req, .act = "product.delete" };
    enum rc rc = db_transaction(req->ctx, delete, &d);

    if (rc == CONFLICT)
        page_error(req, d.stale ? "stale_seen" : "product_ordered");
    TRY(rc);
    page_redirect(req, "/products");
    return OK;
}
