#include <inttypes.h>
#include <string.h>

#include "admin/audit.h"
#include "admin/choices.h"
#include "admin/edit.h"
#include "admin/pictures.h"
#include "base/conf.h"
#include "base/when.h"
#include "shop/product_list.h"
#include "web/page.h"

char *
edit_url(struct req *req, int64_t id)
{
    return talloc_asprintf(req->ctx, "/products/%lld", (long long)id);
}

static struct money
regular(const struct product_item *i)
{
    return money_of(i->compare > 0 ? i->compare : i->price, i->currency);
}

static const char *
offer(struct req *req, const struct product_item *i)
{
    return i->compare > 0
        ? money_plain(req->ctx, money_of(i->price, i->currency))
        : "";
}

void
edit_put_product(struct req *req, const struct product_form *p)
{
    json_t *o = put_object(page_data(req), "product"), *list;

    put_int(o, "id", p->id);
    put_str(o, "sku", p->sku);
    put_str(o, "name", p->name);
    put_str(o, "slug", p->slug);
    put_str(o, "brand", p->brand);
    put_str(o, "summary", p->summary);
    put_str(o, "description", p->description);
    put_str(o, "state", p->status);
    put_str(o, "tax_class", p->tax_class);
    put_bool(o, "featured", p->featured != 0);
    put_int(o, "version", p->version);
    put_time(o, "changed", p->updated);
    put_time(o, "publish_at", p->publish_at);
    put_str(o, "attributes", edit_attributes(req->ctx, p));
    list = put_array(o, "related");
    for (size_t i = 0; i < p->nrelated; i++)
        add_str(list, p->related[i]);
    list = put_array(o, "categories");
    for (size_t i = 0; i < p->ncategories; i++)
        put_int(add_object(list), "id", p->categories[i]);
    list = put_array(o, "variants");
    for (size_t i = 0; i < p->nitems; i++) {
        const struct product_item *item = &p->items[i];
        json_t *v = add_object(list);

        put_str(v, "sku", item->sku);
        put_str(v, "options", item->options);
        put_bool(v, "active", item->active != 0);
        put_money(v, "price", money_of(item->price, item->currency));
        put_null(v, "compare_at");
        if (item->compare > 0)
            put_money(v, "compare_at",
                money_of(item->compare, item->currency));
        put_int(v, "on_hand", item->on_hand);
        put_int(v, "reserved", item->reserved);
    }
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
}

static const struct edit_item *
asked_of(const struct edit *e, const struct product_item *item)
{
    for (size_t i = 0; i < e->nitems; i++)
        if (e->items[i].is == item)
            return &e->items[i];
    return NULL;
}

static const char *
number(struct req *req, int64_t n)
{
    return talloc_asprintf(req->ctx, "%lld", (long long)n);
}

/* The note above links to the first line that is wrong in such a way. */
static void
put_error(struct edit *e, json_t *o, const struct edit_item *asked)
{
    const struct edit_item *first = e->items;

    while (first->wrong == NULL || strcmp(first->wrong, asked->wrong) != 0)
        first++;
    put_str(o, "error", page_words(e->req, asked->error));
    put_str(o, "orders", asked->orders);
    put_bool(o, "first", first == asked);
    put_bool(o, "wrong_price", strcmp(asked->wrong, "price") == 0);
    put_bool(o, "wrong_offer", strcmp(asked->wrong, "offer") == 0);
    put_bool(o, "wrong_stock", strcmp(asked->wrong, "stock") == 0);
}

/* What was typed as a count is one of the pieces that were shown then. */
static void
put_line(struct edit *e, json_t *o, const struct product_item *item)
{
    struct req *req = e->req;
    const struct edit_item *asked = asked_of(e, item);
    const char *price = money_plain(req->ctx, regular(item));
    const char *cheaper = offer(req, item);
    const char *stock = number(req, item->on_hand);

    if (asked != NULL && asked->price != NULL)
        price = asked->price;
    if (asked != NULL && asked->offer != NULL)
        cheaper = asked->offer;
    if (asked != NULL && asked->stock != NULL)
        stock = asked->stock;
    put_str(o, "sku", item->sku);
    put_str(o, "options", item->options);
    put_bool(o, "active", item->active != 0);
    put_str(o, "price", price);
    put_str(o, "offer", cheaper);
    put_str(o, "stock", stock);
    put_int(o, "seen",
        asked != NULL && asked->seen >= 0 ? asked->seen : item->on_hand);
    put_int(o, "reserved", item->reserved);
    put_bool(o, "low", item->on_hand - item->reserved <=
            req->ctx->conf->stock.low);
    if (asked != NULL && asked->error != NULL)
        put_error(e, o, asked);
}

static void
put_values(struct edit *e)
{
    struct req *req = e->req;
    const struct product_form *p = &e->is;

    page_form(req);
    page_form_value(req, "name", p->name);
    page_form_value(req, "slug", p->slug);
    page_form_value(req, "brand", p->brand);
    page_form_value(req, "summary", p->summary);
    page_form_value(req, "description", p->description);
    page_form_value(req, "attributes", edit_attributes(req->ctx, p));
    page_form_value(req, "related", edit_related(req->ctx, p));
    page_form_value(
        req, "publish_at", when_written(req->ctx, p->publish_at));
}

/* The other categories it is filed in, and two more to choose. */
static void
put_also(struct edit *e)
{
    json_t *list = put_array(page_view(e->req), "also");
    bool typed = e->req->form.n == EDIT_FIELDS &&
        e->req->form.values[ALSO].n > 0;
    size_t n = typed ? e->req->form.values[ALSO].n : e->is.ncategories + 2;

    for (size_t i = typed ? 0 : 1; i < n; i++) {
        json_t *o = add_object(list);
        int64_t id = i < e->is.ncategories ? e->is.categories[i] : 0;

        put_int(o, "n", (int64_t)i + 1);
        put_int(o, "id", typed ? e->req->form.values[ALSO].at[i].num : id);
    }
}

static enum rc
put_names(struct edit *e)
{
    json_t *list = put_array(page_view(e->req), "names");
    const char **names;
    size_t n;

    TRY(product_attribute_names(e->req->ctx, &names, &n));
    for (size_t i = 0; i < n; i++)
        put_str(add_object(list), "name", names[i]);
    return OK;
}

enum rc
edit_put(struct edit *e)
{
    struct req *req = e->req;
    json_t *view = page_view(req), *lines = put_array(view, "lines");
    bool typed = req->form.n == EDIT_FIELDS;
    const char *status = typed ? form_str(&req->form, STATUS) : NULL;
    const char *tax = typed ? form_str(&req->form, TAX_CLASS) : NULL;
    int64_t category = e->is.ncategories > 0 ? e->is.categories[0] : 0;

    TRY(pictures_put_card(req, e->is.id));
    TRY(put_changes(
        req, "product", talloc_asprintf(req->ctx, "%" PRId64, e->is.id)));
    edit_put_product(req, &e->is);
    put_values(e);
    put_also(e);
    TRY(put_names(e));
    for (size_t i = 0; i < e->is.nitems; i++)
        put_line(e, add_object(lines), &e->is.items[i]);
    put_bool(view, "many", e->is.nitems == PRODUCT_ITEMS_MAX);
    put_bool(view, "on", strcmp(e->is.status, "published") == 0);
    put_bool(view, "draft", strcmp(e->is.status, "draft") == 0);
    put_bool(view, "archived", strcmp(e->is.status, "archived") == 0);
    put_str(view, "status", page_words(req, talloc_asprintf(req->ctx,
                                "product.%s", e->is.status)));
    put_bool(view, "featured",
        typed ? form_value(&req->form, FEATURED)->raw != NULL
              : e->is.featured != 0);
    if (typed && form_value(&req->form, CATEGORY)->raw != NULL)
        category = form_int(&req->form, CATEGORY, 0);
    put_str(view, "title", e->is.name);
    put_str(view, "here", edit_url(req, e->is.id));
    put_str(view, "variants",
        talloc_asprintf(req->ctx, "%s/variants", edit_url(req, e->is.id)));
    put_str(view, "public",
        talloc_asprintf(req->ctx, "%s/p/%s", req->ctx->conf->shop.url,
            e->is.slug));
    TRY(put_category_choices(req, category));
    return put_product_choices(req, status != NULL ? status : e->is.status,
        tax != NULL ? tax : e->is.tax_class);
}
