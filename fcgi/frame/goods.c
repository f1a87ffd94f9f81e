#include "frame/goods.h"

#include "web/page.h"

enum { FEW = 3 };

const char *
picture_path(struct req *req, const char *file, const char *size)
{
    if (file == NULL)
        return "/static/img/none.svg";
    return talloc_asprintf(req->ctx, "/media/%s-%s", file, size);
}

static void
put_one(struct req *req, json_t *o, const struct goods *g)
{
    put_str(o, "sku", g->sku);
    put_str(o, "name", g->name);
    put_str(o, "url", talloc_asprintf(req->ctx, "/p/%s", g->slug));
    put_money(o, "price", g->price);
    put_null(o, "compare_at");
    if (g->compare > 0)
        put_money(o, "compare_at", money_of(g->compare, g->price.cur));
    put_bool(o, "_from", g->varies);
    put_bool(o, "in_stock", g->here > 0);
    put_str(o, "_summary", g->summary);
    put_str(o, "_picture", picture_path(req, g->picture, "400.webp"));
    if (g->here > 0 && g->here <= FEW)
        put_int(o, "_left", g->here);
}

void
put_goods(struct req *req, json_t *array, const struct goods_list *goods)
{
    for (size_t i = 0; i < goods->n; i++)
        put_one(req, add_object(array), &goods->at[i]);
}
