#include <string.h>

#include "controller/pages.h"
#include "frame/carried.h"
#include "frame/cart_data.h"
#include "frame/goods.h"
#include "shop/cart.h"
#include "shop/category.h"
#include "shop/shelf.h"
#include "web/page.h"

enum { BESIDE_CARTS = 9, CARDS = 3 };

static bool
is_current(const struct req *req, const struct cart *c)
{
    return req->session.cart != NULL && strcmp(req->session.cart, c->id) == 0;
}

static void
put_open(struct req *req, json_t *list, const struct cart *c)
{
    if (strcmp(c->state, "open") == 0)
        put_cart(req, add_object(list), c);
}

/* A program gets all that one answer holds; ordering ones are at /carts. */
static enum rc
list_carts(struct req *req, json_t *list)
{
    struct carts all;
    const char *next;

    TRY(cart_list(req->ctx, req->session.owner, NULL, &all, &next));
    for (size_t i = 0; i < all.n; i++)
        if (is_current(req, &all.at[i]))
            put_open(req, list, &all.at[i]);
    for (size_t i = 0; i < all.n; i++)
        if (!is_current(req, &all.at[i]))
            put_open(req, list, &all.at[i]);
    if (next != NULL)
        put_str(page_data(req), "carts_next",
            talloc_asprintf(req->ctx, "/carts?after=%s", next));
    else
        put_null(page_data(req), "carts_next");
    return OK;
}

/* A page has room for a few: the current one, and the last changed. */
static enum rc
put_carts(struct req *req, bool *any)
{
    json_t *list = put_array(page_data(req), "carts");
    struct carts few;

    if (req->json) {
        TRY(list_carts(req, list));
        *any = json_array_size(list) > 0;
        return OK;
    }
    TRY(cart_few(req->ctx, req->session.owner, req->session.cart, CARDS, &few));
    for (size_t i = 0; i < few.n; i++)
        put_cart(req, add_object(list), &few.at[i]);
    *any = few.n > 0;
    put_int(page_view(req), "carts", few.all);
    put_bool(page_view(req), "more_carts", few.all > (int64_t)few.n);
    return OK;
}

/* The second shelf is the last department's, which the shop puts there. */
static const struct category *
last_department(const struct categories *all)
{
    const struct category *last = NULL;

    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].parent == 0)
            last = &all->at[i];
    return last;
}

static enum rc
pick(struct req *req, const struct category **second, struct shelves *out)
{
    const struct categories *all;

    TRY(category_all(req->ctx, &all));
    *second = last_department(all);
    return shelf_read(req->ctx, *second != NULL ? (*second)->id : 0, out);
}

/* Both shelves are read at once; the second's goods come last. */
static enum rc
read_goods(struct req *req, const struct shelves *s, size_t nfirst,
    struct goods_list *first, struct goods_list *second)
{
    int64_t ids[SHELF_FIRST + SHELF_SECOND];
    struct goods_list all;
    size_t n = 0, i = 0;

    for (i = 0; i < nfirst; i++)
        ids[n++] = s->first[i];
    for (i = 0; i < s->nsecond; i++)
        ids[n++] = s->second[i];
    TRY(goods_read(req->ctx, ids, n, &all));
    for (i = 0, n = 0; i < nfirst && n < all.n; i++)
        n += all.at[n].product == s->first[i];
    *first = (struct goods_list){all.at, n};
    *second = (struct goods_list){all.at + n, all.n - n};
    return OK;
}

static void
put_second(
    struct req *req, const struct category *c, const struct goods_list *goods)
{
    json_t *o;

    if (c == NULL || goods->n == 0)
        return;
    o = put_object(page_view(req), "second");
    put_str(o, "name", c->name);
    put_str(o, "url", talloc_asprintf(req->ctx, "/c/%s", c->slug));
    put_goods(req, put_array(o, "items"), goods);
}

static enum rc
put_shelves(struct req *req, size_t most)
{
    const struct category *department;
    struct goods_list first, second;
    struct shelves shelves;

    TRY(pick(req, &department, &shelves));
    if (most > shelves.nfirst)
        most = shelves.nfirst;
    TRY(read_goods(req, &shelves, most, &first, &second));
    put_goods(req, put_array(page_data(req), "items"), &first);
    put_second(req, department, &second);
    return OK;
}

enum rc
home_page(struct req *req)
{
    bool any_cart;

    page_template(req, "controller/home");
    put_bool(page_data(req), "signed_in", req->session.sub != NULL);
    put_hour(page_view(req), "hour");
    TRY(put_carts(req, &any_cart));
    if (any_cart)
        TRY(put_carried(req, NULL));
    return put_shelves(req, any_cart ? BESIDE_CARTS : SHELF_FIRST);
}
