#include <string.h>

#include "catalog/list.h"
#include "catalog/nothing.h"
#include "catalog/pages.h"
#include "shop/facet_page.h"
#include "web/page.h"

/* The header's link to what is on sale leads here. */
static bool
is_sale(const struct list *list)
{
    return list->query.nchoices == 1 &&
        list->choices[0].id == FACET_ON_SALE &&
        form_str(&list->req->form, LIST_Q) == NULL;
}

static void
put_title(struct list *list, const char *q)
{
    struct req *req = list->req;
    json_t *view = page_view(req);
    const char *title = page_words(req, "search.all");

    if (is_sale(list)) {
        title = page_words(req, "search.sale");
        put_str(view, "section", "?sale");
    }
    if (q != NULL)
        title = talloc_asprintf(req->ctx, "\u201c%s\u201d", q);
    put_str(view, "title", title);
}

enum rc
search_page(struct req *req)
{
    const char *q = form_str(&req->form, LIST_Q);
    struct search_hits hits;
    struct words words;
    struct list list;

    page_template(req, "catalog/search");
    TRY(list_read(req, "/search", &list));
    put_title(&list, q);
    put_str(page_data(req), "q", q);
    if (q == NULL)
        return list_put(&list);
    words = search_words(req->ctx, q);
    TRY(search_find(req->ctx, &words, &hits));
    put_str(page_view(req), "q", q);
    if (hits.n == 0)
        return nothing_put(&list, &words);
    list.query.hits = &hits;
    return list_put(&list);
}
