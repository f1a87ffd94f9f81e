#include "catalog/nothing.h"

#include "base/str.h"
#include "frame/goods.h"
#include "shop/search_near.h"
#include "web/page.h"

enum { COUNT_MAX = 1000, FEW = 4 };

static const char *
search_url(struct req *req, const char *q)
{
    return talloc_asprintf(req->ctx, "/search?q=%s", str_url(req->ctx, q));
}

static const char *
told(struct req *req, int64_t count)
{
    if (count > COUNT_MAX)
        return page_words(req, "things.more");
    return talloc_asprintf(req->ctx, "%lld %s", (long long)count,
        page_words(req, count == 1 ? "things.one" : "things.some"));
}

/* "Did you mean paraffin lamp?" */
static void
put_meant(struct req *req, const struct near *near)
{
    json_t *meant = put_array(page_view(req), "meant");
    char *q = NULL;

    for (size_t i = 0; i < near->n; i++) {
        const struct near_word *w = &near->words[i];
        json_t *o;

        if (w->word == NULL)
            continue;
        q = q == NULL ? talloc_strdup(req->ctx, w->word)
                      : talloc_asprintf_append(q, " %s", w->word);
        o = add_object(meant);
        put_bool(o, "next", json_array_size(meant) > 1);
        put_str(o, "word", w->word);
        put_bool(o, "changed", w->changed);
    }
    put_str(page_view(req), "meant_url", search_url(req, q));
    put_str(page_data(req), "suggestion", q);
}

/* "lamp finds 17 things, oil finds 6" */
static void
put_words(struct req *req, const struct near *near)
{
    json_t *words = put_array(page_view(req), "words");

    for (size_t i = 0; i < near->n; i++) {
        const struct near_word *w = &near->words[i];
        json_t *o;

        if (w->count == 0)
            continue;
        o = add_object(words);
        put_str(o, "word", w->word);
        put_str(o, "url", search_url(req, w->word));
        put_str(o, "finds", told(req, w->count));
    }
}

static enum rc
put_near(struct list *list, const struct near *near)
{
    struct req *req = list->req;
    struct goods_list goods;

    if (near->nproducts > 0) {
        TRY(goods_read(req->ctx, near->products, near->nproducts, &goods));
    } else {
        list->query = (struct list_query){ .price_max = INT64_MAX,
            .sort = SORT_NEW };
        TRY(listing_find(
            req->ctx, &list->query, &list->facets, &list->result));
        TRY(goods_read(req->ctx, list->result.products,
            list->result.n < FEW ? list->result.n : FEW, &goods));
    }
    put_bool(page_view(req), "closest", near->nproducts > 0);
    put_goods(req, put_array(page_view(req), "near"), &goods);
    return OK;
}

enum rc
nothing_put(struct list *list, const struct words *words)
{
    struct req *req = list->req;
    json_t *data = page_data(req);
    struct near near;

    page_template(req, "catalog/nothing");
    put_array(data, "items");
    put_array(data, "facets");
    put_null(data, "next");
    put_int(data, "count", 0);
    put_bool(data, "more", false);
    put_null(data, "suggestion");
    TRY(search_near(req->ctx, words, &near));
    if (near.together)
        put_meant(req, &near);
    if (words->n > 1)
        put_words(req, &near);
    return put_near(list, &near);
}
