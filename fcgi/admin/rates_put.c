/* What the pages of rates share: tax classes, and orders that nothing takes. */
#include <string.h>

#include "admin/conflict.h"
#include "admin/rates.h"
#include "shop/country.h"
#include "shop/product_edit.h"
#include "shop/setting_version.h"
#include "shop/shipping_step.h"
#include "web/page.h"

/* How far the active ways to a country reach, and what they ask for. */
struct reach {
    int64_t heaviest, heaviest_any; /* any: whatever the goods cost */
    struct money least;             /* for what is heavier than that */
    bool some;
};

static void
widen(struct reach *all, const struct shipping_rate *r)
{
    if (!all->some || money_cmp(r->from, all->least) < 0)
        all->least = r->from;
    all->some = true;
    if (r->up_to_g > all->heaviest)
        all->heaviest = r->up_to_g;
    if (r->from.minor == 0 && r->up_to_g > all->heaviest_any)
        all->heaviest_any = r->up_to_g;
}

static bool
is_active(const struct shipping_way *all, size_t n, const char *code)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].code, code) == 0)
            return all[i].active;
    return false;
}

static void
put_gap(struct req *req, json_t *list, const char *country,
    const struct reach *r)
{
    json_t *o;

    if (r->some && r->heaviest_any == r->heaviest)
        return;
    o = add_object(list);
    put_str(o, "country", country);
    put_bool(o, "nothing", !r->some);
    if (r->some && r->heaviest_any == 0)
        put_money(o, "least", r->least);
    else if (r->some)
        put_str(o, "heaviest", weight_text(req->ctx, r->heaviest_any));
}

enum rc
put_gaps(struct req *req)
{
    json_t *list = put_array(page_data(req), "gaps");
    const struct country *countries;
    struct shipping_way *ways;
    struct shipping_rate *rates;
    size_t ncountries, nways, n;

    TRY(country_all(req->ctx, &countries, &ncountries));
    TRY(shipping_ways(req->ctx, &ways, &nways));
    TRY(shipping_rates(req->ctx, NULL, &rates, &n));
    for (size_t c = 0; c < ncountries; c++) {
        struct reach r = { 0 };

        for (size_t i = 0; i < n; i++)
            if (strcmp(rates[i].country, countries[c].code) == 0 &&
                is_active(ways, nways, rates[i].method))
                widen(&r, &rates[i]);
        put_gap(req, list, countries[c].name, &r);
    }
    return OK;
}

enum rc
put_tax_classes(struct req *req)
{
    json_t *list = put_array(page_view(req), "tax_classes");
    struct tax_class *all;
    size_t n;

    TRY(tax_class_all(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "value", all[i].code);
        put_str(o, "name", all[i].name);
    }
    return OK;
}

const struct tax_cell *
tax_cell_of(const struct tax_cell *all, size_t n, const char *tax_class,
    const char *country)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].tax_class, tax_class) == 0 &&
            strcmp(all[i].country, country) == 0)
            return &all[i];
    return NULL;
}

const char *
tax_percent(struct req *req, const struct tax_cell *c)
{
    return c == NULL || c->bp < 0
        ? ""
        : money_plain(req->ctx, money_of(c->bp, "EUR"));
}

enum rc
put_stale_tax(struct req *req, const struct tax_cell *asked, size_t nasked)
{
    struct tax_cell *now;
    int64_t version;
    size_t n;

    TRY(tax_cells(req->ctx, &now, &n));
    TRY(setting_version(req->ctx, TAX_VERSION, &version));
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    conflict_begin(req);
    conflict_again(req, "version",
        talloc_asprintf(req->ctx, "%lld", (long long)version));
    for (size_t i = 0; i < nasked; i++) {
        const struct tax_cell *c = &asked[i];
        const char *name =
            talloc_asprintf(req->ctx, "%s.%s", c->tax_class, c->country);

        conflict_row(req, name,
            tax_percent(req, tax_cell_of(now, n, c->tax_class, c->country)),
            tax_percent(req, c));
        conflict_again(req, "cell", name);
        conflict_again(req, "rate", tax_percent(req, c));
    }
    put_str(page_view(req), "post", "/rates/tax");
    conflict_show(req, "stale_form", page_words(req, "admin.tax_rates"),
        "/rates");
    return OK;
}
