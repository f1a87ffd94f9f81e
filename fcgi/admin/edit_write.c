#include <string.h>

#include "admin/edit.h"
#include "shop/item_save.h"
#include "shop/product_save.h"
#include "shop/search_index.h"
#include "shop/stock_count.h"
#include "web/page.h"

/* What was sent, "" if it was emptied, NULL if it was not sent. */
static const char *
sent(const struct req *req, enum edit_field field)
{
    const struct value *v = form_value(&req->form, field);

    return v->raw == NULL ? NULL : v->str;
}

static enum rc
write_product(struct ctx *ctx, struct edit *e)
{
    struct req *req = e->req;
    struct product_save p = { .sku = e->is.sku,
        .name = form_str(&req->form, NAME),
        .brand = sent(req, BRAND),
        .summary = sent(req, SUMMARY),
        .description = sent(req, DESCRIPTION),
        .tax_class = form_str(&req->form, TAX_CLASS),
        .status = form_str(&req->form, STATUS),
        .featured = form_value(&req->form, FEATURED)->raw != NULL,
        .position = PRODUCT_KEEP };
    enum saved saved;
    int64_t id;

    TRY(product_save(ctx, &p, &id, &saved));
    e->changed = saved != SAVED_NOTHING;
    return OK;
}

static enum rc
write_slug(struct ctx *ctx, struct edit *e)
{
    const char *slug = form_str(&e->req->form, SLUG);
    enum rc rc;

    if (slug == NULL || strcmp(slug, e->is.slug) == 0)
        return OK;
    rc = product_rename(ctx, e->is.id, slug);
    if (rc == CONFLICT) {
        form_refuse(&e->req->form, SLUG, "taken");
        return INVALID;
    }
    TRY(rc);
    e->changed = true;
    return product_touch(ctx, e->is.id);
}

static enum rc
write_price(struct ctx *ctx, struct edit *e, const struct edit_item *i)
{
    struct item_save item = { .sku = i->is->sku,
        .position = PRODUCT_KEEP,
        .active = PRODUCT_KEEP,
        .price = i->new_price,
        .compare = i->new_compare,
        .weight_g = PRODUCT_KEEP,
        .stock = PRODUCT_KEEP };
    enum saved saved;

    if (i->new_price < 0)
        return OK;
    TRY(item_save(ctx, e->is.id, &item, &saved));
    if (saved == SAVED_NOTHING)
        return OK;
    e->changed = true;
    return product_touch(ctx, e->is.id);
}

static enum rc
write_stock(struct ctx *ctx, struct edit *e, struct edit_item *i)
{
    enum rc rc;

    if (i->move == 0)
        return OK;
    if (i->is_count)
        rc = stock_count(ctx, i->is->sku, i->seen, i->seen + i->move, "");
    else
        rc = stock_change(ctx, i->is->sku, i->move, "adjust", "");
    if (rc == CONFLICT)
        e->stale = "stale_stock";
    if (rc != INVALID)
        return rc;
    form_refuse(&e->req->form, STOCK, "below_reserved");
    i->wrong = edit_fields[STOCK].name;
    i->error = "field.stock.below_reserved";
    TRY(product_item_orders(ctx, i->is->sku, &i->orders));
    return INVALID;
}

enum rc
edit_write(struct ctx *ctx, struct edit *e)
{
    TRY(write_product(ctx, e));
    TRY(write_slug(ctx, e));
    TRY(edit_write_parts(ctx, e));
    for (size_t i = 0; i < e->nitems; i++) {
        TRY(write_price(ctx, e, &e->items[i]));
        TRY(write_stock(ctx, e, &e->items[i]));
    }
    for (size_t i = 0; i < e->nitems; i++)
        e->changed |= e->items[i].move != 0;
    if (!e->changed)
        return OK;
    TRY(product_totals(ctx, e->is.id));
    TRY(search_index_product(ctx, e->is.id));
    return edit_note(ctx, e);
}
