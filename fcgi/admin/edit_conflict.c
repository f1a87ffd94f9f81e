#include <string.h>

#include "admin/conflict.h"
#include "admin/edit.h"
#include "base/when.h"
#include "web/page.h"

static const char *
label(struct req *req, enum edit_field field)
{
    return page_words(req,
        talloc_asprintf(req->ctx, "admin.label.%s", edit_fields[field].name));
}

static void
put_fields(struct edit *e)
{
    const struct product_form *p = &e->is;
    const struct {
        enum edit_field field;
        const char *now;
    } all[] = { { NAME, p->name }, { SLUG, p->slug }, { BRAND, p->brand },
        { SUMMARY, p->summary }, { DESCRIPTION, p->description },
        { STATUS, p->status }, { TAX_CLASS, p->tax_class },
        { ATTRIBUTES, edit_attributes(e->req->ctx, p) },
        { RELATED, edit_related(e->req->ctx, p) },
        { PUBLISH_AT, when_written(e->req->ctx, p->publish_at) } };

    for (size_t i = 0; i < COUNT(all); i++) {
        const struct value *v = form_value(&e->req->form, all[i].field);

        conflict_row(e->req, label(e->req, all[i].field), all[i].now,
            v->raw != NULL ? v->str : NULL);
    }
}

static void
put_item_rows(struct edit *e, const struct edit_item *i)
{
    struct req *req = e->req;
    const struct product_item *is = i->is;
    int64_t before = is->compare > 0 ? is->compare : is->price;
    const char *of = is->options[0] != '\0' ? is->options : is->sku;

    conflict_row(req,
        talloc_asprintf(req->ctx, "%s, %s", label(req, PRICE), of),
        money_plain(req->ctx, money_of(before, is->currency)), i->price);
    conflict_row(req,
        talloc_asprintf(req->ctx, "%s, %s", label(req, OFFER), of),
        is->compare > 0
            ? money_plain(req->ctx, money_of(is->price, is->currency))
            : "",
        i->offer);
    conflict_row(req,
        talloc_asprintf(req->ctx, "%s, %s", label(req, STOCK), of),
        talloc_asprintf(req->ctx, "%lld", (long long)is->on_hand),
        i->move != 0 ? i->stock : NULL);
}

/* Ours once more, against the version and the stock of now. */
static void
put_again(struct edit *e)
{
    struct req *req = e->req;

    conflict_again(req, "version",
        talloc_asprintf(req->ctx, "%lld", (long long)e->is.version));
    for (size_t f = NAME; f < SKU; f++)
        if (form_value(&req->form, f)->raw != NULL)
            conflict_again(req, edit_fields[f].name,
                form_value(&req->form, f)->raw);
    for (size_t k = 0; k < req->form.values[ALSO].n; k++)
        conflict_again(req, "also", req->form.values[ALSO].at[k].raw);
    for (size_t k = 0; k < e->nitems; k++) {
        const struct edit_item *i = &e->items[k];

        conflict_again(req, "sku", i->is->sku);
        if (i->price != NULL)
            conflict_again(req, "price", i->price);
        if (i->offer != NULL)
            conflict_again(req, "offer", i->offer);
        conflict_again(req, "stock", i->move != 0 ? i->stock : "");
        conflict_again(req, "seen",
            talloc_asprintf(req->ctx, "%lld", (long long)i->is->on_hand));
    }
}

void
edit_put_conflict(struct edit *e)
{
    struct req *req = e->req;

    edit_put_product(req, &e->is);
    conflict_begin(req);
    put_fields(e);
    for (size_t i = 0; i < e->nitems; i++)
        put_item_rows(e, &e->items[i]);
    put_again(e);
    conflict_show(req, e->stale, e->is.name, edit_url(req, e->is.id));
}
