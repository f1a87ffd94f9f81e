/* A product's variants: options, and a cell for each combination. */
#include "admin/variants.h"

#include <string.h>

#include "admin/edit.h"
#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"
#include "web/page.h"

enum { VALUES_TEXT = 8000 };

const struct field variants_fields[VARIANT_FIELDS] = {
    [VARIANT_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [VARIANT_OPTION] = { "option", F_TEXT, 0, GRID_NAME, F_MANY },
    [VARIANT_VALUES] = { "values", F_LINES, 0, VALUES_TEXT, F_MANY },
    [VARIANT_SHOWN] = { "shown", F_CODE, 64, 64, 0 },
    [VARIANT_PAGE] = { "page", F_INT, 1, GRID_CELLS, 0 },
    [VARIANT_CELL] = { "cell", F_TEXT, 0, 400, F_MANY },
    [VARIANT_SKU] = { "sku", F_TEXT, 0, 64, F_MANY },
    [VARIANT_PRICE] = { "price", F_TEXT, 0, 30, F_MANY },
    [VARIANT_OFFER] = { "offer", F_TEXT, 0, 30, F_MANY },
    [VARIANT_STOCK] = { "stock", F_TEXT, 0, 12, F_MANY },
    [VARIANT_SEEN] = { "seen", F_INT, 0, INT32_MAX, F_MANY },
    [VARIANT_HIDE] = { "hide", F_TEXT, 0, 400, F_MANY },
    [VARIANT_ALL_PRICE] = { "all_price", F_TEXT, 0, 30, 0 },
    [VARIANT_ALL_OFFER] = { "all_offer", F_TEXT, 0, 30, 0 },
    [VARIANT_DO] = { "do", F_CODE, 1, 20, 0 },
};

const struct field variants_view_fields[1] = {
    { "page", F_INT, 1, GRID_CELLS, 0 },
};

static enum rc
read_product(struct variants *v)
{
    int64_t id;

    if (!str_int(v->req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    TRY(product_form_read(v->req->ctx, id, &v->is));
    return variant_grid(v->req->ctx, id, &v->grid);
}

enum rc
variants_page(struct req *req)
{
    struct variants v = { .req = req };
    int64_t page = form_int(&req->form, 0, 1);

    TRY(read_product(&v));
    /* What follows reads the form of a POST, and there is none. */
    req->form = (struct form){ 0 };
    TRY(variants_options(&v));
    TRY(variants_cells(&v));
    v.from = (size_t)(page - 1) * GRID_PAGE;
    put_bool(page_view(req), "saved",
        params_get(&req->in.query, "saved") != NULL);
    variants_put(&v);
    return OK;
}

static enum rc
read_form(struct variants *v)
{
    TRY(variants_options(v));
    v->from =
        (size_t)(form_int(&v->req->form, VARIANT_PAGE, 1) - 1) * GRID_PAGE;
    return variants_cells(v);
}

/* All or nothing: whatever is not OK takes the transaction back. */
static enum rc
save(struct ctx *ctx, void *arg)
{
    struct variants *v = arg;
    int64_t id = v->is.id;

    TRY(product_form_lock(ctx, id, &v->is));
    TRY(variant_grid(ctx, id, &v->grid));
    if (form_int(&v->req->form, VARIANT_VERSION, 0) != v->is.version) {
        v->stale = "stale_product";
        return CONFLICT;
    }
    TRY(read_form(v));
    return variants_write(ctx, v);
}

static bool
is_deed(const struct req *req, const char *deed)
{
    const char *s = form_str(&req->form, VARIANT_DO);

    return s != NULL && strcmp(s, deed) == 0;
}

/* Other options than those whose cells one has seen are shown first. */
static bool
wants_preview(struct variants *v)
{
    const char *shown = form_str(&v->req->form, VARIANT_SHOWN);
    unsigned char hash[HASH_SIZE];

    if (is_deed(v->req, "show") || is_deed(v->req, "fill"))
        return true;
    if (!v->other || shown == NULL)
        return false;
    hash_str(variants_shown(v->req->ctx, v->options, v->noptions), hash);
    return strcmp(str_hex(v->req->ctx, hash, sizeof(hash)), shown) != 0;
}

static enum rc
again(struct variants *v)
{
    if (v->req->form.wrong)
        page_own_error(v->req, 422, "invalid");
    variants_put(v);
    return OK;
}

static enum rc
preview(struct variants *v)
{
    if (is_deed(v->req, "fill"))
        variants_fill(v);
    put_bool(page_view(v->req), "is_preview", true);
    return again(v);
}

enum rc
variants_save_page(struct req *req)
{
    struct variants v = { .req = req };
    enum rc rc;

    TRY(read_product(&v));
    if (v.grid.uneven)
        return page_refuse(req, 422, "uneven_variants");
    rc = read_form(&v);
    if (rc == OK && !req->form.wrong && wants_preview(&v))
        return preview(&v);
    if (rc == OK && !req->form.wrong)
        rc = db_transaction(req->ctx, save, &v);
    if (rc == INVALID || req->form.wrong)
        return again(&v);
    if (rc == CONFLICT) {
        if (v.stale == NULL)
            v.stale = "conflict";
        variants_put_conflict(&v);
        return OK;
    }
    TRY(rc);
    page_redirect(req, talloc_asprintf(req->ctx, "%s/variants?saved=1&page=%zu",
                           edit_url(req, v.is.id), v.from / GRID_PAGE + 1));
    return OK;
}
