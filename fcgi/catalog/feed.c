#include "base/conf.h"
#include "catalog/pages.h"
#include "frame/goods.h"
#include "shop/listing.h"
#include "web/page.h"

/* The newest goods as Atom, with their prices for programs that compare. */
enum rc
feed_page(struct req *req)
{
    struct list_query query = { .price_max = INT64_MAX, .sort = SORT_NEW };
    struct list_result *result = talloc(req->ctx, struct list_result);
    const struct facets *facets;
    struct goods_list goods;
    json_t *items;

    page_type(req, "application/atom+xml; charset=utf-8");
    page_template(req, "catalog/feed");
    TRY(facet_all(req->ctx, &facets));
    TRY(listing_find(req->ctx, &query, &facets, result));
    TRY(goods_read(req->ctx, result->products, result->n, &goods));
    items = put_array(page_data(req), "items");
    put_goods(req, items, &goods);
    for (size_t i = 0; i < goods.n; i++) {
        const struct goods *g = &goods.at[i];
        json_t *o = json_array_get(items, i);

        put_str(o, "_updated", g->updated);
        put_str(o, "_plain", talloc_asprintf(req->ctx, "%s %s",
                                 money_plain(req->ctx, g->price),
                                 g->price.cur));
    }
    if (goods.n > 0)
        put_str(page_view(req), "updated", goods.at[0].updated);
    return OK;
}
