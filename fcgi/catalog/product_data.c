#include "catalog/product_data.h"

#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "frame/goods.h"
#include "shop/tax.h"
#include "web/html.h"
#include "web/page.h"

enum { OFFERS_MAX = 100 };

int64_t
percent_less(const struct product_variant *v)
{
    return money_percent_less(money_of(v->compare, v->price.cur), v->price);
}

static void
put_price(json_t *o, const struct product_variant *v)
{
    put_money(o, "price", v->price);
    put_null(o, "compare_at");
    if (v->compare > 0)
        put_money(o, "compare_at", money_of(v->compare, v->price.cur));
}

static void
put_variant(json_t *o, const struct product_variant *v)
{
    json_t *options;

    put_str(o, "sku", v->sku);
    options = put_object(o, "options");
    for (size_t i = 0; i < v->noptions; i++)
        put_str(options, v->options[i].name, v->options[i].value);
    put_price(o, v);
    put_bool(o, "in_stock", v->here > 0);
}

/* Of several variants the lowest price stands for the product. */
static void
put_lowest(json_t *data, const struct product *p)
{
    const struct product_variant *lowest = NULL;
    bool here = false;

    for (size_t i = 0; i < p->nvariants; i++) {
        const struct product_variant *v = &p->variants[i];

        if (lowest == NULL || v->price.minor < lowest->price.minor)
            lowest = v;
        here = here || v->here > 0;
    }
    put_bool(data, "in_stock", here);
    if (lowest != NULL)
        put_price(data, lowest);
}

void
put_product(struct req *req, const struct product *p)
{
    json_t *data = page_data(req), *list;

    put_str(data, "name", p->name);
    put_str(data, "url", talloc_asprintf(req->ctx, "/p/%s", p->slug));
    put_str(data, "brand", p->brand);
    put_str(data, "summary", p->summary);
    put_lowest(data, p);
    list = put_array(data, "pictures");
    for (size_t i = 0; i < p->npictures; i++)
        add_str(list, picture_path(req, p->pictures[i].file, "800.webp"));
    list = put_array(data, "variants");
    for (size_t i = 0; i < p->nvariants; i++)
        put_variant(add_object(list), &p->variants[i]);
}

/* Machines take VAT to be in a price unless they are told. */
static void
put_without_tax(struct req *req, json_t *o, struct money price)
{
    put_str(o, "@type", "UnitPriceSpecification");
    put_str(o, "price", money_plain(req->ctx, price));
    put_str(o, "priceCurrency", price.cur);
    put_bool(o, "valueAddedTaxIncluded", false);
}

static void
put_offer(struct req *req, json_t *o, const struct product *p,
    const struct product_variant *v)
{
    put_str(o, "@type", "Offer");
    put_str(o, "sku", v->sku);
    put_str(o, "gtin", v->gtin);
    put_str(o, "price", money_plain(req->ctx, v->price));
    put_str(o, "priceCurrency", v->price.cur);
    if (tax_rule(req->ctx->conf).added)
        put_without_tax(req, put_object(o, "priceSpecification"), v->price);
    put_str(o, "availability",
        v->here > 0 ? "https://schema.org/InStock"
                    : "https://schema.org/OutOfStock");
    put_str(o, "url", talloc_asprintf(req->ctx, "%s/p/%s?v=%s",
                          req->ctx->conf->shop.url, p->slug,
                          str_url(req->ctx, v->sku)));
    if (v->gtin == NULL)
        json_object_del(o, "gtin");
}

void
put_linked_data(struct req *req, const struct product *p)
{
    json_t *o = json_object(), *list;

    put_str(o, "@context", "https://schema.org");
    put_str(o, "@type", "Product");
    put_str(o, "name", p->name);
    put_str(o, "description", p->summary);
    if (p->brand[0] != '\0') {
        list = put_object(o, "brand");
        put_str(list, "@type", "Brand");
        put_str(list, "name", p->brand);
    }
    list = put_array(o, "image");
    for (size_t i = 0; i < p->npictures; i++)
        add_str(list, talloc_asprintf(req->ctx, "%s%s",
                          req->ctx->conf->shop.url,
                          picture_path(
                              req, p->pictures[i].file, "1200.jpg")));
    list = put_array(o, "offers");
    for (size_t i = 0; i < p->nvariants && i < OFFERS_MAX; i++)
        put_offer(req, add_object(list), p, &p->variants[i]);
    put_str(page_view(req), "linked_html", html_json(req->ctx, o));
    json_decref(o);
}
