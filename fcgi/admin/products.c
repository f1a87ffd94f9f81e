#include <string.h>

#include "admin/choices.h"
#include "admin/pages.h"
#include "base/str.h"
#include "shop/product_list.h"
#include "web/page.h"

const struct field products_fields[LIST_FIELDS] = {
    [LIST_Q] = { "q", F_TEXT, 0, 100, 0 },
    [LIST_STATE] = { "state", F_CODE, 1, 20, 0 },
    [LIST_CATEGORY] = { "category", F_INT, 1, UINT32_MAX, 0 },
    [LIST_AFTER] = { "after", F_TEXT, 1, 60, 0 },
};

static const char *const states[] = { "published", "draft", "archived", "low",
    "offer" };

static const char *
chosen_state(const struct req *req)
{
    const char *state = form_str(&req->form, LIST_STATE);

    for (size_t i = 0; state != NULL && i < COUNT(states); i++)
        if (strcmp(state, states[i]) == 0)
            return states[i];
    return NULL;
}

/* "17.2026-11-22 14:08:00.123": the product, and when it was changed. */
static void
read_after(struct req *req, struct product_filter *f)
{
    const char *after = form_str(&req->form, LIST_AFTER), *dot;

    if (after == NULL || (dot = strchr(after, '.')) == NULL ||
        strspn(dot + 1, "0123456789-:. ") != strlen(dot + 1) ||
        strlen(dot + 1) < 19)
        return;
    if (str_int(talloc_strndup(req->ctx, after, (size_t)(dot - after)), 1,
            UINT32_MAX, &f->after))
        f->after_time = dot + 1;
}

static void
read_filter(struct req *req, struct product_filter *f)
{
    const char *state = chosen_state(req);

    *f = (struct product_filter){ 0 };
    if (state != NULL && strcmp(state, "low") == 0) {
        f->low = true;
        f->status = "published";
    } else if (state != NULL && strcmp(state, "offer") == 0) {
        f->offer = true;
        f->status = "published";
    } else {
        f->status = state;
    }
    f->category = form_int(&req->form, LIST_CATEGORY, 0);
    f->words = form_str(&req->form, LIST_Q);
    read_after(req, f);
}

static void
put_entry(struct req *req, json_t *o, const struct product_entry *e)
{
    bool sold_out = e->stock <= 0 && strcmp(e->status, "published") == 0;

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
    put_str(o, "_state", page_words(req, talloc_asprintf(req->ctx,
                             "product.%s", e->status)));
    put_bool(o, "_sold_out", sold_out);
    put_bool(o, "_low", !sold_out && e->stock <= STOCK_IS_LOW &&
            strcmp(e->status, "published") == 0);
    put_bool(o, "_on", strcmp(e->status, "published") == 0);
}

/* This page's address with some other state, or from some place on. */
static char *
url_of(struct req *req, const char *state, const char *after)
{
    const char *words = form_str(&req->form, LIST_Q);
    int64_t category = form_int(&req->form, LIST_CATEGORY, 0);
    char *url = talloc_strdup(req->ctx, "/products?");

    if (state != NULL)
        url = talloc_asprintf_append(url, "state=%s&", state);
    if (words != NULL)
        url = talloc_asprintf_append(url, "q=%s&", str_url(req->ctx, words));
    if (category != 0)
        url = talloc_asprintf_append(
            url, "category=%lld&", (long long)category);
    if (after != NULL)
        url = talloc_asprintf_append(
            url, "after=%s&", str_url(req->ctx, after));
    url[strlen(url) - 1] = '\0';
    return url;
}

static enum rc
put_views(struct req *req)
{
    struct product_counts c = { 0 };
    json_t *views = put_array(page_view(req), "views"), *o;
    const char *chosen = chosen_state(req);
    const int64_t *const counts[] = { &c.published, &c.draft, &c.archived,
        &c.low, &c.offer };

    TRY(product_count(req->ctx, &c));
    o = add_object(views);
    put_str(o, "name", page_words(req, "product.all"));
    put_str(o, "url", url_of(req, NULL, NULL));
    put_int(o, "count", c.draft + c.published + c.archived);
    put_bool(o, "current", chosen == NULL);
    for (size_t i = 0; i < COUNT(states); i++) {
        o = add_object(views);
        put_str(o, "name", page_words(req, talloc_asprintf(req->ctx,
                               "product.%s", states[i])));
        put_str(o, "url", url_of(req, states[i], NULL));
        put_int(o, "count", *counts[i]);
        put_bool(o, "current", chosen == states[i]);
    }
    return OK;
}

enum rc
products_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "products");
    struct product_entry *entries;
    struct product_filter filter;
    size_t n;

    page_template(req, "admin/products");
    page_form(req);
    read_filter(req, &filter);
    TRY(product_list(req->ctx, &filter, &entries, &n));
    for (size_t i = 0; i < n && i < PRODUCT_LIST_PAGE; i++)
        put_entry(req, add_object(list), &entries[i]);
    put_null(page_data(req), "next");
    if (n > PRODUCT_LIST_PAGE) {
        const struct product_entry *last = &entries[PRODUCT_LIST_PAGE - 1];

        put_str(page_data(req), "next",
            url_of(req, chosen_state(req),
                talloc_asprintf(req->ctx, "%lld.%s", (long long)last->id,
                    last->updated)));
    }
    put_str(page_view(req), "state", chosen_state(req));
    TRY(put_views(req));
    return put_category_choices(
        req, form_int(&req->form, LIST_CATEGORY, 0));
}
