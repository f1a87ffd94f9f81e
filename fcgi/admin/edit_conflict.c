#include <string.h>

#include "admin/edit.h"
#include "web/page.h"

/* A line of the comparison, if it was asked for. */
static void
put_row(struct req *req, json_t *rows, const char *what, const char *now,
    const char *asked)
{
    json_t *o;

    if (asked == NULL)
        return;
    o = add_object(rows);
    put_str(o, "what", what);
    put_str(o, "now", now);
    put_str(o, "asked", asked);
    put_bool(o, "differs", strcmp(now, asked) != 0);
    (void)req;
}

static const char *
label(struct req *req, enum edit_field field)
{
    return page_words(req,
        talloc_asprintf(req->ctx, "admin.label.%s", edit_fields[field].name));
}

static void
put_fields(struct edit *e, json_t *rows)
{
    const struct product_form *p = &e->is;
    const struct {
        enum edit_field field;
        const char *now;
    } all[] = { { NAME, p->name }, { SLUG, p->slug }, { BRAND, p->brand },
        { SUMMARY, p->summary }, { DESCRIPTION, p->description },
        { STATUS, p->status }, { TAX_CLASS, p->tax_class } };

    for (size_t i = 0; i < COUNT(all); i++) {
        const struct value *v = form_value(&e->req->form, all[i].field);

        put_row(e->req, rows, label(e->req, all[i].field), all[i].now,
            v->raw != NULL ? v->str : NULL);
    }
}

static void
put_item_rows(struct edit *e, json_t *rows, const struct edit_item *i)
{
    struct req *req = e->req;
    const struct product_item *is = i->is;
    int64_t before = is->compare > 0 ? is->compare : is->price;
    const char *of = is->options[0] != '\0' ? is->options : is->sku;

    put_row(req, rows,
        talloc_asprintf(req->ctx, "%s, %s", label(req, PRICE), of),
        money_plain(req->ctx, money_of(before, is->currency)), i->price);
    put_row(req, rows,
        talloc_asprintf(req->ctx, "%s, %s", label(req, OFFER), of),
        is->compare > 0
            ? money_plain(req->ctx, money_of(is->price, is->currency))
            : "",
        i->offer);
    put_row(req, rows,
        talloc_asprintf(req->ctx, "%s, %s", label(req, STOCK), of),
        talloc_asprintf(req->ctx, "%lld", (long long)is->on_hand),
        i->move != 0 ? i->stock : NULL);
}

static void
add_again(json_t *again, const char *name, const char *value)
{
    json_t *o = add_object(again);

    put_str(o, "name", name);
    put_str(o, "value", value);
}

/* Ours once more, against the version and the stock of now. */
static void
put_again(struct edit *e)
{
    struct req *req = e->req;
    json_t *again = put_array(page_view(req), "again");

    add_again(again, "version",
        talloc_asprintf(req->ctx, "%lld", (long long)e->is.version));
    for (size_t f = NAME; f < SKU; f++)
        if (form_value(&req->form, f)->raw != NULL)
            add_again(again, edit_fields[f].name,
                form_value(&req->form, f)->raw);
    for (size_t k = 0; k < e->nitems; k++) {
        const struct edit_item *i = &e->items[k];

        add_again(again, "sku", i->is->sku);
        if (i->price != NULL)
            add_again(again, "price", i->price);
        if (i->offer != NULL)
            add_again(again, "offer", i->offer);
        add_again(again, "stock", i->move != 0 ? i->stock : "");
        add_again(again, "seen",
            talloc_asprintf(req->ctx, "%lld", (long long)i->is->on_hand));
    }
}

void
edit_put_conflict(struct edit *e)
{
    struct req *req = e->req;
    json_t *rows = put_array(page_view(req), "rows");

    edit_put_product(req, &e->is);
    put_fields(e, rows);
    for (size_t i = 0; i < e->nitems; i++)
        put_item_rows(e, rows, &e->items[i]);
    put_again(e);
    put_str(page_view(req), "here", edit_url(req, e->is.id));
    put_str(page_view(req), "title", e->is.name);
    put_str(page_view(req), "heading",
        page_words(req, talloc_asprintf(req->ctx, "title.%s", e->stale)));
    page_template(req, "admin/conflict");
}
