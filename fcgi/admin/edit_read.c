#include <string.h>

#include "admin/cell.h"
#include "admin/edit.h"
#include "web/page.h"

static enum rc
refuse(
    struct edit *e, struct edit_item *i, enum edit_field field, const char *why)
{
    form_refuse(&e->req->form, field, why);
    i->wrong = edit_fields[field].name;
    i->error = talloc_asprintf(e->req->ctx, "field.%s.%s",
        edit_fields[field].name, why);
    return INVALID;
}

static enum rc
read_price(struct edit *e, struct edit_item *i)
{
    struct cell_sum p;
    const char *why;

    if (i->price == NULL)
        return OK;
    why = cell_price(i->price, i->offer, i->is->currency, &p);
    if (why != NULL)
        return refuse(e, i, p.offer_is_wrong ? OFFER : PRICE, why);
    i->new_price = p.price;
    i->new_compare = p.compare;
    return OK;
}

/* The pieces that the form showed, -1 if it does not say. */
static int64_t
seen(const struct req *req, size_t i)
{
    const struct values *v = &req->form.values[SEEN];

    return i < v->n && v->at[i].state == VALID ? v->at[i].num : -1;
}

/* A count of the number shown is no move. */
static enum rc
read_stock(struct edit *e, struct edit_item *i)
{
    const char *why;
    int64_t n;

    if (i->stock == NULL || i->stock[0] == '\0')
        return OK;
    why = cell_stock(i->stock, &i->is_count, &n);
    if (why != NULL)
        return refuse(e, i, STOCK, why);
    if (!i->is_count) {
        i->move = n;
        return OK;
    }
    if (i->seen < 0)
        return refuse(e, i, SEEN, "required");
    i->move = n - i->seen;
    return OK;
}

static const struct product_item *
find_item(const struct product_form *p, const char *sku)
{
    for (size_t i = 0; i < p->nitems; i++)
        if (strcmp(p->items[i].sku, sku) == 0)
            return &p->items[i];
    return NULL;
}

static bool
are_pairs(const struct req *req)
{
    static const enum edit_field lists[] = { PRICE, OFFER, STOCK, SEEN };
    size_t n = req->form.values[SKU].n;

    for (size_t i = 0; i < COUNT(lists); i++) {
        size_t have = req->form.values[lists[i]].n;

        if (have != 0 && have != n)
            return false;
    }
    return true;
}

enum rc
edit_read_items(struct edit *e)
{
    struct req *req = e->req;
    size_t n = req->form.values[SKU].n;
    enum rc rc = OK;

    e->items = talloc_zero_array(req->ctx, struct edit_item, (unsigned)n + 1);
    e->nitems = 0;
    if (!are_pairs(req)) {
        form_refuse(&req->form, SKU, "pairs");
        return INVALID;
    }
    for (size_t k = 0; k < n; k++) {
        struct edit_item *i = &e->items[e->nitems];
        const char *sku = form_nth(&req->form, SKU, k);

        i->is = find_item(&e->is, sku);
        if (i->is == NULL) {
            form_refuse(&req->form, SKU, "not_valid");
            return INVALID;
        }
        e->nitems++;
        i->new_price = -1;
        i->price = form_nth(&req->form, PRICE, k);
        i->offer = form_nth(&req->form, OFFER, k);
        i->stock = form_nth(&req->form, STOCK, k);
        i->seen = seen(req, k);
        if (read_price(e, i) != OK || read_stock(e, i) != OK)
            rc = INVALID;
    }
    return rc;
}
