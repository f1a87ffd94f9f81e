#include <string.h>

#include "admin/choices.h"
#include "admin/filter.h"
#include "admin/pages.h"
#include "admin/product_views.h"
#include "base/conf.h"
#include "base/str.h"
#include "web/page.h"

const struct field products_fields[LIST_FIELDS] = {
    FILTER_ROWS,
    [LIST_SORT] = { "sort", F_CODE, 0, 10, 0 },
    [LIST_AFTER] = { "after", F_INT, 1, UINT32_MAX, 0 },
    [LIST_KEY] = { "key", F_TEXT, 1, 250, 0 },
};

static const char *const sorts[SORTS] = { [BY_CHANGE] = "changed",
    [BY_NAME] = "name", [BY_PRICE] = "price", [BY_STOCK] = "stock" };

static enum product_sort
chosen_sort(const struct req *req)
{
    const char *s = form_str(&req->form, LIST_SORT);

    for (enum product_sort i = BY_CHANGE; s != NULL && i < SORTS; i++)
        if (strcmp(s, sorts[i]) == 0)
            return i;
    return BY_CHANGE;
}

/* A key of another kind than the order's is none. */
static bool
fits(const char *key, enum product_sort sort)
{
    int64_t n;

    if (sort == BY_CHANGE)
        return strlen(key) >= 19 &&
            strspn(key, "0123456789-:. ") == strlen(key);
    return sort == BY_NAME || str_int(key, INT64_MIN, INT64_MAX, &n);
}

static struct product_place
chosen_place(const struct req *req)
{
    const char *key = form_str(&req->form, LIST_KEY);
    int64_t after = form_int(&req->form, LIST_AFTER, 0);

    if (key == NULL || after == 0 || !fits(key, chosen_sort(req)))
        return (struct product_place){ chosen_sort(req), NULL, 0 };
    return (struct product_place){ chosen_sort(req), key, after };
}

static void
put_state(struct req *req, json_t *o, const struct product_entry *e)
{
    bool on = strcmp(e->status, "published") == 0;

    put_str(o, "_state", page_words(req, talloc_asprintf(req->ctx,
                             "product.%s", e->status)));
    put_bool(o, "_sold_out", on && e->stock <= 0);
    put_bool(o, "_low",
        on && e->stock > 0 && e->stock <= req->ctx->conf->stock.low);
    put_bool(o, "_on", on);
}

static void
put_entry(struct req *req, json_t *o, const struct product_entry *e)
{
    put_int(o, "id", e->id);
    put_str(o, "sku", e->sku);
    put_str(o, "name", e->name);
    put_str(o, "state", e->status);
    put_int(o, "variants", e->variants);
    put_int(o, "stock", e->stock);
    put_null(o, "price");
    if (e->price.minor >= 0)
        put_money(o, "price", e->price);
    put_str(o, "category", e->category);
    put_time(o, "changed", e->updated);
    put_str(o, "url", talloc_asprintf(req->ctx, "/products/%lld",
                          (long long)e->id));
    put_str(o, "_picture",
        e->picture != NULL
            ? talloc_asprintf(req->ctx, "/media/%s-160.webp", e->picture)
            : "/static/img/none.svg");
    put_state(req, o, e);
}

static void
put_next(struct req *req, const struct product_entry *last)
{
    put_str(page_data(req), "next",
        talloc_asprintf(req->ctx, "/products?%s&sort=%s&after=%lld&key=%s",
            filter_query(req, filter_state(req)),
            sorts[chosen_sort(req)], (long long)last->id,
            str_url(req->ctx, last->key)));
}

static void
add_choice(
    struct req *req, json_t *list, const char *group, const char *value,
    const char *chosen)
{
    json_t *o = add_object(list);

    put_str(o, "value", value);
    put_str(o, "name", page_words(req, talloc_asprintf(
                           req->ctx, "%s.%s", group, value)));
    put_bool(o, "chosen", chosen != NULL && strcmp(chosen, value) == 0);
}

static void
put_choices(struct req *req, const struct product_filter *f)
{
    json_t *list = put_array(page_view(req), "sorts");

    for (enum product_sort i = BY_CHANGE; i < SORTS; i++)
        add_choice(req, list, "list_sort", sorts[i], sorts[chosen_sort(req)]);
    list = put_array(page_view(req), "stocks");
    add_choice(req, list, "stock", "out", f->stock);
    add_choice(req, list, "stock", "low", f->stock);
    list = put_array(page_view(req), "missings");
    add_choice(req, list, "missing", "price", f->missing);
    add_choice(req, list, "missing", "picture", f->missing);
    list = put_array(page_view(req), "list_states");
    for (size_t i = 0; i < COUNT(filter_states); i++)
        add_choice(
            req, list, "product", filter_states[i], filter_state(req));
}

static enum rc
put_found(struct req *req, const struct product_filter *filter)
{
    int64_t found;

    TRY(product_found(req->ctx, filter, &found));
    put_int(page_data(req), "found", found < COUNT_MAX ? found : COUNT_MAX);
    put_bool(page_data(req), "more_found", found > COUNT_MAX);
    return OK;
}

static enum rc
put_list(struct req *req, const struct product_filter *filter)
{
    json_t *list = put_array(page_data(req), "products");
    struct product_place from = chosen_place(req);
    struct product_entry *entries;
    size_t n;

    TRY(product_find(
        req->ctx, filter, &from, &entries, &n));
    for (size_t i = 0; i < n && i < PRODUCT_LIST_PAGE; i++)
        put_entry(req, add_object(list), &entries[i]);
    put_null(page_data(req), "next");
    if (n > PRODUCT_LIST_PAGE)
        put_next(req, &entries[PRODUCT_LIST_PAGE - 1]);
    return put_found(req, filter);
}

enum rc
products_page(struct req *req)
{
    struct product_filter filter;

    page_template(req, "admin/products");
    page_form(req);
    (void)!filter_read(req, &filter);
    filter_put(req);
    put_str(page_view(req), "file", talloc_asprintf(req->ctx,
        "/products/file?%s", filter_query(req, filter_state(req))));
    put_choices(req, &filter);
    TRY(product_filter_words(req->ctx, &filter));
    TRY(put_list(req, &filter));
    TRY(product_views_put(req));
    TRY(put_product_choices(req, NULL, filter.tax_class));
    return put_category_choices(req, filter.category);
}
