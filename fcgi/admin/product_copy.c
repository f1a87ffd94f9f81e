/* Another product like this one: a draft, with SKUs of its own, no stock. */
#include <string.h>

#include "admin/edit.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/product_copy.h"
#include "shop/product_save.h"
#include "shop/search_index.h"
#include "shop/variant_save.h"
#include "web/page.h"

const struct field copy_fields[COPY_FIELDS] = {
    [COPY_SKU] = { "sku", F_CODE, 1, 64, F_REQUIRED },
    [COPY_NAME] = { "name", F_TEXT, 1, 250, F_REQUIRED },
};

struct copying {
    struct req *req;
    struct product_form is;
    int64_t id; /* of the copy */
};

static enum rc
show(struct req *req, const struct product_form *p)
{
    page_template(req, "admin/copy");
    edit_put_product(req, p);
    page_form(req);
    page_form_value(req, "sku", talloc_asprintf(req->ctx, "%s-2", p->sku));
    page_form_value(req, "name", p->name);
    put_str(page_view(req), "here", edit_url(req, p->id));
    return OK;
}

static enum rc
read_product(struct req *req, struct product_form *out)
{
    int64_t id;

    if (!str_int(req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    return product_form_read(req->ctx, id, out);
}

enum rc
product_copy_ask_page(struct req *req)
{
    struct product_form p;

    TRY(read_product(req, &p));
    return show(req, &p);
}

/* "STL-MOS" of STL becomes "NEW-MOS"; another's gets "NEW-" before it. */
static const char *
sku_like(struct ctx *ctx, const struct product_form *of, const char *base,
    const char *sku)
{
    if (str_starts(sku, of->sku))
        return talloc_asprintf(ctx, "%s%s", base, sku + strlen(of->sku));
    return talloc_asprintf(ctx, "%s-%s", base, sku);
}

static enum rc
refuse(struct copying *c, const char *why)
{
    form_refuse(&c->req->form, COPY_SKU, why);
    return INVALID;
}

static enum rc
name_items(struct ctx *ctx, struct copying *c, const struct grid *g,
    struct sku_copy *out, size_t *n)
{
    const char *base = form_str(&c->req->form, COPY_SKU), *taken;
    const char **skus =
        talloc_array(ctx, const char *, (unsigned)g->nitems + 1);

    *n = 0;
    for (size_t i = 0; i < g->nitems; i++) {
        const char *sku = g->items[i].sku;

        if (g->items[i].retired)
            continue;
        skus[*n] = sku_like(ctx, &c->is, base, sku);
        if (str_chars(skus[*n]) > 64)
            return refuse(c, "too_long");
        out[*n] = (struct sku_copy){ sku, skus[*n] };
        (*n)++;
    }
    TRY(variant_taken(ctx, skus, *n, &taken));
    if (taken == NULL)
        TRY(variant_taken(ctx, &base, 1, &taken));
    return taken == NULL ? OK : refuse(c, "taken");
}

static enum rc
note(struct ctx *ctx, const struct copying *c)
{
    struct audit a = { .act = "product.copy",
        .kind = "product",
        .ref = talloc_asprintf(ctx, "%lld", (long long)c->id),
        .name = form_str(&c->req->form, COPY_NAME) };

    audit_change(ctx, &a, "sku", c->is.sku,
        form_str(&c->req->form, COPY_SKU));
    return audit_write(ctx, &a);
}

static enum rc
copy(struct ctx *ctx, void *arg)
{
    struct copying *c = arg;
    const struct product_form *is = &c->is;
    struct product_save p = { .sku = form_str(&c->req->form, COPY_SKU),
        .name = form_str(&c->req->form, COPY_NAME),
        .position = is->position };
    struct sku_copy *skus;
    struct grid grid;
    enum saved saved;
    size_t n;

    TRY(read_product(c->req, &c->is));
    TRY(variant_grid(ctx, is->id, &grid));
    skus = talloc_array(ctx, struct sku_copy, (unsigned)grid.nitems + 1);
    TRY(name_items(ctx, c, &grid, skus, &n));
    p.brand = is->brand;
    p.summary = is->summary;
    p.description = is->description;
    p.tax_class = is->tax_class;
    TRY(product_save(ctx, &p, &c->id, &saved));
    TRY(product_copy_parts(ctx, is->id, c->id, skus, n));
    TRY(product_totals(ctx, c->id));
    TRY(search_index_product(ctx, c->id));
    return note(ctx, c);
}

enum rc
product_copy_page(struct req *req)
{
    struct copying c = { .req = req };
    enum rc rc = INVALID;

    TRY(read_product(req, &c.is));
    if (!req->form.wrong)
        rc = db_transaction(req->ctx, copy, &c);
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(req, &c.is);
    }
    TRY(rc);
    page_redirect(req,
        talloc_asprintf(req->ctx, "%s?done=copy", edit_url(req, c.id)));
    return OK;
}
