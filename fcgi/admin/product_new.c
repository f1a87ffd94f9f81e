#include <string.h>

#include "admin/choices.h"
#include "admin/edit.h"
#include "base/conf.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/category.h"
#include "shop/item_save.h"
#include "shop/product_parts.h"
#include "shop/search_index.h"
#include "web/page.h"

const struct field new_fields[NEW_FIELDS] = {
    [NEW_SKU] = { "sku", F_CODE, 1, 64, F_REQUIRED },
    [NEW_NAME] = { "name", F_TEXT, 1, 250, F_REQUIRED },
    [NEW_PRICE] = { "price", F_TEXT, 1, 30, F_REQUIRED },
    [NEW_STOCK] = { "stock", F_INT, 0, 1000000, 0 },
    [NEW_CATEGORY] = { "category", F_INT, 0, UINT32_MAX, 0 },
};

static enum rc
show(struct req *req)
{
    page_template(req, "admin/new");
    page_form(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "title", page_words(req, "admin.new"));
    return put_category_choices(
        req, req->form.n > 0 ? form_int(&req->form, NEW_CATEGORY, 0) : 0);
}

enum rc
product_new_page(struct req *req)
{
    return show(req);
}

struct making {
    struct req *req;
    struct money price;
    int64_t id;
};

static enum rc
is_free(struct ctx *ctx, struct req *req)
{
    const char *sku = form_str(&req->form, NEW_SKU);
    bool taken;

    TRY(item_exists(ctx, sku, &taken));
    if (!taken)
        return OK;
    form_refuse(&req->form, NEW_SKU, "taken");
    return INVALID;
}

static enum rc
note(struct ctx *ctx, const struct making *m, const struct product_save *p)
{
    struct audit a = { .act = "product.new",
        .kind = "product",
        .ref = talloc_asprintf(ctx, "%lld", (long long)m->id),
        .name = p->name };

    audit_change(ctx, &a, "sku", NULL, p->sku);
    audit_change(ctx, &a, "price", NULL, money_text(ctx, m->price));
    return audit_write(ctx, &a);
}

/* A draft that is sold as it is; its page gives it variants. */
static enum rc
make(struct ctx *ctx, void *arg)
{
    struct making *m = arg;
    const struct form *form = &m->req->form;
    int64_t category = form_int(form, NEW_CATEGORY, 0);
    struct product_save p = { .sku = form_str(form, NEW_SKU),
        .name = form_str(form, NEW_NAME),
        .featured = PRODUCT_KEEP,
        .position = PRODUCT_KEEP };
    struct item_save item = { .sku = p.sku,
        .position = PRODUCT_KEEP,
        .active = PRODUCT_KEEP,
        .price = m->price.minor,
        .compare = 0,
        .weight_g = PRODUCT_KEEP,
        .stock = form_int(form, NEW_STOCK, 0),
        .is_first = true };
    struct product_parts parts = { .ctx = ctx, .is_new = true };
    enum saved saved;

    TRY(is_free(ctx, m->req));
    TRY(product_save(ctx, &p, &m->id, &saved));
    TRY(item_save(ctx, m->id, &item, &saved));
    parts.product = m->id;
    if (category != 0)
        TRY(product_put_categories(&parts, &category, 1));
    TRY(product_totals(ctx, m->id));
    TRY(search_index_product(ctx, m->id));
    return note(ctx, m, &p);
}

static enum rc
check(struct req *req, struct making *m)
{
    const char *price = form_str(&req->form, NEW_PRICE);
    int64_t category = form_int(&req->form, NEW_CATEGORY, 0);
    const struct categories *all;

    TRY(category_all(req->ctx, &all));
    if (price != NULL &&
        !money_parse(price, req->ctx->conf->shop.currency, &m->price))
        form_refuse(&req->form, NEW_PRICE, "not_an_amount");
    if (category != 0 && category_by_id(all, category) == NULL)
        form_refuse(&req->form, NEW_CATEGORY, "not_valid");
    return OK;
}

enum rc
product_make_page(struct req *req)
{
    struct making m = { .req = req };
    enum rc rc = INVALID;

    TRY(check(req, &m));
    if (!req->form.wrong)
        rc = db_transaction(req->ctx, make, &m);
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(req);
    }
    TRY(rc);
    page_redirect(req, edit_url(req, m.id));
    return OK;
}
