#include "shop/product.h"

#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "catalog/chips.h"
#include "catalog/pages.h"
#include "catalog/product_data.h"
#include "frame/cart_data.h"
#include "frame/crumbs.h"
#include "frame/goods.h"
#include "shop/cart_choice.h"
#include "shop/category.h"
#include "shop/delivery.h"
#include "shop/old_slug.h"
#include "web/html.h"
#include "web/page.h"

enum { AT_ONCE = 999, FEW = 3 };

static enum rc
moved(struct req *req, const char *slug)
{
    const char *now;

    TRY(old_slug_find(req->ctx, "product", slug, &now));
    page_redirect(req, talloc_asprintf(req->ctx, "/p/%s", now));
    page_status(req, 301);
    return OK;
}

static bool
is_current(const struct req *req, const struct cart *c)
{
    return req->session.cart != NULL && strcmp(c->id, req->session.cart) == 0;
}

/* The one being filled; or, when another was looked for, the first found. */
static void
put_choices(struct req *req, const struct cart_summaries *all, bool found)
{
    json_t *carts = put_array(page_view(req), "carts");
    bool chosen = false;

    for (size_t i = 0; i < all->n; i++) {
        json_t *o = add_object(carts);
        bool fits = is_current(req, &all->at[i]) != found;

        put_str(o, "id", all->at[i].id);
        put_str(o, "name", cart_title(req, &all->at[i]));
        put_bool(o, "chosen", fits && !chosen);
        chosen = chosen || fits;
    }
}

/* Only who has a cart is asked into which. */
static enum rc
put_carts(struct req *req)
{
    struct cart_seek seek = { .owner = req->session.owner,
        .name = form_str(&req->form, PRODUCT_INTO),
        .words = cart_words(req) };
    struct cart_summaries all;

    TRY(cart_choices(req->ctx, &seek, &all));
    put_choices(req, &all, seek.name != NULL);
    put_int(page_view(req), "all_carts",
        all.open > CART_CHOICES_MAX ? all.open : 0);
    put_str(page_view(req), "into", seek.name);
    put_str(page_view(req), "variant",
        form_str(&req->form, PRODUCT_VARIANT));
    return OK;
}

/* The variant that the page is about: its price and what is here of it. */
static void
put_now(struct req *req, const struct product_variant *v)
{
    json_t *o = put_object(page_view(req), "now");

    put_str(o, "sku", v->sku);
    put_money(o, "price", v->price);
    if (v->compare > 0) {
        put_money(o, "compare_at", money_of(v->compare, v->price.cur));
        put_int(o, "less", percent_less(v));
    }
    if (v->lowest > 0)
        put_money(o, "lowest", money_of(v->lowest, v->price.cur));
    put_bool(o, "in_stock", v->here > 0);
    put_int(o, "here", v->here);
    put_bool(o, "few", v->here > 0 && v->here <= FEW);
    put_int(o, "max", v->here < AT_ONCE ? v->here : AT_ONCE);
}

static bool
is_fact(const struct product *p, const char *value)
{
    for (size_t i = 0; i < p->nfacts; i++)
        if (strcmp(p->facts[i].value, value) == 0)
            return true;
    return false;
}

static void
put_facts(struct req *req, const struct product *p,
    const struct product_variant *now)
{
    json_t *facts = put_array(page_view(req), "facts");

    for (size_t i = 0; i < p->nfacts; i++) {
        json_t *o = add_object(facts);

        put_str(o, "name", p->facts[i].name);
        put_str(o, "value", p->facts[i].value);
    }
    if (!is_fact(p, p->brand))
        put_str(page_view(req), "brand", p->brand);
    if (now != NULL && now->weight_g > 0)
        put_int(page_view(req), "weight", now->weight_g);
}

/* What it costs to have it brought, which belongs beside the price. */
static enum rc
put_delivery(struct req *req, const struct product_variant *now)
{
    const struct shipping_step *step;
    const struct delivery *d;
    int64_t weight = now != NULL ? now->weight_g : 0;
    struct money from;
    json_t *o;

    TRY(delivery_usual(req->ctx, &d));
    step = shipping_step_for(
        d->steps, d->n, weight, money_of(0, req->ctx->conf->shop.currency));
    if (step == NULL)
        return OK;
    o = put_object(page_view(req), "delivery");
    put_money(o, "price", step->price);
    if (step->price.minor > 0 &&
        shipping_free_from(d->steps, d->n, weight, &from))
        put_money(o, "free_from", from);
    put_str(o, "hint", d->hint);
    put_str(o, "country", d->country);
    return OK;
}

static enum rc
put_related(struct req *req, const struct product *p)
{
    struct goods_list goods;

    TRY(goods_read(req->ctx, p->related, p->nrelated, &goods));
    put_goods(req, put_array(page_view(req), "related"), &goods);
    return OK;
}

static void
put_texts(struct req *req, const struct product *p)
{
    json_t *view = page_view(req);

    put_str(view, "title", p->name);
    put_str(view, "meta", p->summary);
    put_str(view, "about_html", html_clean(req->ctx, p->description));
    put_canonical(req, talloc_asprintf(req->ctx, "/p/%s", p->slug));
}

static enum rc
put_all(struct req *req, const struct product *p)
{
    const struct product_variant *now =
        variant_chosen(p, form_str(&req->form, PRODUCT_VARIANT));
    const struct categories *all;

    TRY(category_all(req->ctx, &all));
    put_product(req, p);
    put_texts(req, p);
    put_crumbs(req, all, category_by_id(all, p->category), p->name);
    put_pictures(req, p, now);
    put_facts(req, p, now);
    put_linked_data(req, p);
    TRY(put_carts(req));
    TRY(put_delivery(req, now));
    if (now != NULL) {
        put_now(req, now);
        put_chips(req, p, now);
    }
    return put_related(req, p);
}

enum rc
product_page(struct req *req)
{
    struct product *p = talloc(req->ctx, struct product);
    enum rc rc = product_by_slug(req->ctx, req->arg[0], p);

    if (rc == NOTFOUND)
        return moved(req, req->arg[0]);
    TRY(rc);
    page_template(req, "catalog/product");
    return put_all(req, p);
}
