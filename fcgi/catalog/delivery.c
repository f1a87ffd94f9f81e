/* What delivery costs, from the rates themselves. */
#include <string.h>

#include "catalog/pages.h"
#include "frame/crumbs.h"
#include "shop/country.h"
#include "shop/rates.h"
#include "shop/shipping_step.h"
#include "web/page.h"

static const struct shipping_way *
way_of(const struct shipping_way *all, size_t n, const char *code)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].code, code) == 0)
            return &all[i];
    return NULL;
}

static void
put_rate(struct req *req, json_t *list, const struct shipping_way *w,
    const struct shipping_rate *r)
{
    json_t *o = add_object(list);

    put_str(o, "way", w->name);
    put_str(o, "hint", w->hint);
    if (r->up_to_g != UP_TO_ANY)
        put_str(o, "up_to", weight_text(req->ctx, r->up_to_g));
    if (r->from.minor > 0)
        put_money(o, "from", r->from);
    put_money(o, "price", r->price);
    put_bool(o, "_free", r->price.minor == 0);
}

enum rc
delivery_page(struct req *req)
{
    json_t *lands = put_array(page_data(req), "countries");
    const struct country *countries;
    struct shipping_way *ways;
    struct shipping_rate *rates;
    size_t ncountries, nways, n;

    page_template(req, "catalog/delivery");
    TRY(country_all(req->ctx, &countries, &ncountries));
    TRY(shipping_ways(req->ctx, &ways, &nways));
    TRY(shipping_rates(req->ctx, NULL, &rates, &n));
    for (size_t c = 0; c < ncountries; c++) {
        json_t *o = add_object(lands), *list = put_array(o, "rates");

        put_str(o, "code", countries[c].code);
        put_str(o, "name", countries[c].name);
        for (size_t i = 0; i < n; i++) {
            const struct shipping_way *w =
                way_of(ways, nways, rates[i].method);

            if (w->active && strcmp(rates[i].country, countries[c].code) == 0)
                put_rate(req, list, w, &rates[i]);
        }
    }
    put_canonical(req, "/delivery");
    return OK;
}
