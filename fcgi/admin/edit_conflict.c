#include <string.h>

#include "admin/conflict.h"
#include "admin/edit.h"
#include "base/when.h"
#include "shop/category.h"
#include "web/page.h"

static const char *
label(struct req *req, enum edit_field field)
{
    return page_words(req,
        talloc_asprintf(req->ctx, "admin.label.%s", edit_fields[field].name));
}

/* A browser ends lines its own way, and the last one not at all. */
static const char *
lines(struct req *req, const char *text)
{
    char *out = talloc_strdup(req->ctx, text);
    size_t n = 0;

    for (; *text != '\0'; text++)
        if (*text != '\r')
            out[n++] = *text;
    while (n > 0 && out[n - 1] == '\n')
        n--;
    out[n] = '\0';
    return out;
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

        if (v->str != NULL)
            conflict_row(e->req, label(e->req, all[i].field),
                lines(e->req, all[i].now != NULL ? all[i].now : ""),
                lines(e->req, v->str));
    }
}

/* "Paper, Pens"; those that are gone are left out. */
static const char *
names(struct req *req, const struct categories *all, const int64_t *ids,
    size_t n)
{
    char *text = talloc_strdup(req->ctx, "");

    for (size_t i = 0; i < n; i++) {
        const struct category *c = category_by_id(all, ids[i]);

        if (c != NULL)
            text = talloc_asprintf_append(
                text, "%s%s", text[0] != '\0' ? ", " : "", c->name);
    }
    return text;
}

static enum rc
put_categories(struct edit *e)
{
    struct req *req = e->req;
    const struct values *also = &req->form.values[ALSO];
    const struct product_form *p = &e->is;
    int64_t *ids = talloc_array(req->ctx, int64_t, (unsigned)also->n + 1);
    int64_t chosen = form_int(&req->form, CATEGORY, 0);
    size_t first = p->ncategories > 0 ? 1 : 0;
    const struct categories *all;

    TRY(category_all(req->ctx, &all));
    for (size_t i = 0; i < also->n; i++)
        ids[i] = also->at[i].num;
    if (form_value(&req->form, CATEGORY)->raw != NULL)
        conflict_row(req, label(req, CATEGORY),
            names(req, all, p->categories, first),
            names(req, all, &chosen, 1));
    if (also->n > 0)
        conflict_row(req, label(req, ALSO),
            names(req, all, p->categories + first, p->ncategories - first),
            names(req, all, ids, also->n));
    return OK;
}

/* A box that is not ticked is not sent. */
static void
put_featured(struct edit *e)
{
    struct req *req = e->req;
    bool asked = form_value(&req->form, FEATURED)->raw != NULL;

    conflict_row(req, label(req, FEATURED),
        page_words(req, e->is.featured != 0 ? "admin.yes" : "admin.no"),
        page_words(req, asked ? "admin.yes" : "admin.no"));
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

enum rc
edit_put_conflict(struct edit *e)
{
    struct req *req = e->req;

    edit_put_product(req, &e->is);
    conflict_begin(req);
    put_fields(e);
    TRY(put_categories(e));
    put_featured(e);
    for (size_t i = 0; i < e->nitems; i++)
        put_item_rows(e, &e->items[i]);
    put_again(e);
    conflict_show(req, e->stale, e->is.name, edit_url(req, e->is.id));
    return OK;
}
