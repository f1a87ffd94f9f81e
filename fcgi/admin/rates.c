#include "admin/rates.h"

#include <string.h>

#include "admin/labels.h"
#include "base/conf.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/country.h"
#include "shop/product_edit.h"
#include "shop/shipping.h"
#include "shop/shipping_step.h"
#include "shop/tax.h"
#include "shop/total.h"
#include "shop/setting_version.h"
#include "web/page.h"

enum { TRY_COUNTRY, TRY_TOTAL, TRY_WEIGHT };
enum { T_VERSION, T_CELL, T_RATE };
enum { C_CODE, C_NAME };
enum { TRIAL_G = 1000, CELLS_MAX = 2000, ALL_BP = 10000 };

const struct field rates_fields[3] = {
    [TRY_COUNTRY] = { "country", F_CODE, 2, 2, 0 },
    [TRY_TOTAL] = { "total", F_TEXT, 1, 20, 0 },
    [TRY_WEIGHT] = { "weight", F_TEXT, 1, 12, 0 },
};

const struct field tax_fields[3] = {
    [T_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [T_CELL] = { "cell", F_CODE, 4, 40, F_MANY },
    [T_RATE] = { "rate", F_TEXT, 0, 10, F_MANY },
};

const struct field country_fields[2] = {
    [C_CODE] = { "code", F_CODE, 2, 2, F_REQUIRED },
    [C_NAME] = { "name", F_TEXT, 1, 64, F_REQUIRED | F_NAME },
};

static enum rc
put_ways(struct req *req)
{
    json_t *list = put_array(page_data(req), "ways");
    struct shipping_way *all;
    size_t n;

    TRY(shipping_ways(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "code", all[i].code);
        put_str(o, "name", all[i].name);
        put_str(o, "hint", all[i].hint);
        put_str(o, "tax_class", all[i].tax_class);
        put_bool(o, "active", all[i].active);
        put_str(o, "url", talloc_asprintf(req->ctx, "/rates/ways/%s",
                              str_url(req->ctx, all[i].code)));
    }
    return OK;
}

/* What was typed into a cell, if the form comes back. */
static const char *
typed(struct req *req, const char *cell)
{
    const struct values *cells = &req->form.values[T_CELL];
    const struct values *rates = &req->form.values[T_RATE];

    if (req->route->fields != tax_fields)
        return NULL;
    for (size_t i = 0; i < cells->n && i < rates->n; i++)
        if (cells->at[i].str != NULL && strcmp(cells->at[i].str, cell) == 0)
            return rates->at[i].str != NULL ? rates->at[i].str : "";
    return NULL;
}

struct tax_grid {
    struct tax_class *classes;
    struct tax_cell *cells;
    size_t nclasses, n;
};

static void
put_cells(struct req *req, const struct tax_grid *g, json_t *land,
    const struct country *c)
{
    json_t *list = put_array(land, "cells");

    for (size_t i = 0; i < g->nclasses; i++) {
        const struct tax_cell *cell =
            tax_cell_of(g->cells, g->n, g->classes[i].code, c->code);
        const char *name = talloc_asprintf(
            req->ctx, "%s.%s", g->classes[i].code, c->code);
        const char *rate = typed(req, name);
        json_t *o = add_object(list);

        if (rate == NULL)
            rate = tax_percent(req, cell);
        put_str(o, "cell", name);
        put_str(o, "rate", rate);
        put_str(o, "name", g->classes[i].name);
    }
}

static enum rc
put_tax(struct req *req)
{
    json_t *lands = put_array(page_data(req), "countries");
    const struct country *all;
    struct tax_grid g;
    size_t n;

    TRY(country_all(req->ctx, &all, &n));
    TRY(tax_class_all(req->ctx, &g.classes, &g.nclasses));
    TRY(tax_cells(req->ctx, &g.cells, &g.n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(lands);

        put_str(o, "code", all[i].code);
        put_str(o, "name", all[i].name);
        put_bool(o, "home",
            strcmp(all[i].code, req->ctx->conf->shop.country) == 0);
        put_cells(req, &g, o, &all[i]);
    }
    return put_tax_classes(req);
}

/* One way of the trial: its price, and what all of it comes to. */
static enum rc
put_offer(struct req *req, json_t *list, const struct shipping *way,
    const struct shipping_ask *ask)
{
    struct total_line line = { .unit = ask->goods, .quantity = 1 };
    struct total t = { .rule = tax_rule(req->ctx->conf),
        .shipping = way->price };
    json_t *o;

    TRY(tax_rate_find(req->ctx, "standard", ask->country, &line.tax_bp));
    TRY(tax_rate_find(
        req->ctx, way->tax_class, ask->country, &t.shipping_tax_bp));
    if (!total_up(&t, &line, 1))
        return INVALID;
    o = add_object(list);
    put_str(o, "name", way->name);
    put_money(o, "delivery", way->price);
    put_money(o, "tax", t.tax);
    put_money(o, "total", t.total);
    return OK;
}

static enum rc
put_offers(struct req *req, json_t *trial, const struct shipping_ask *ask)
{
    json_t *list = put_array(trial, "ways");
    struct shipping_offer offer;

    TRY(shipping_for(req->ctx, ask, &offer));
    for (size_t i = 0; i < offer.n; i++) {
        enum rc rc = put_offer(req, list, &offer.at[i], ask);

        put_bool(trial, "untaxed", rc == NOTFOUND);
        if (rc == NOTFOUND)
            return OK;
        TRY(rc);
    }
    return OK;
}

/* "What an order of 100 to DE costs." */
static enum rc
put_trial(struct req *req)
{
    bool asked = req->route->fields == rates_fields;
    const struct conf *conf = req->ctx->conf;
    const char *country = asked ? form_str(&req->form, TRY_COUNTRY) : NULL;
    const char *total = asked ? form_str(&req->form, TRY_TOTAL) : NULL;
    const char *weight = asked ? form_str(&req->form, TRY_WEIGHT) : NULL;
    struct money grams = money_of(TRIAL_G, "KWD");
    struct shipping_ask ask = { .country =
                                    country != NULL ? country
                                                    : conf->shop.country };
    json_t *o = put_object(page_data(req), "trial");

    put_str(o, "country", ask.country);
    put_str(o, "total", total != NULL ? total : "100");
    put_str(o, "weight", weight != NULL ? weight : "1");
    if (!money_parse(total != NULL ? total : "100", conf->shop.currency,
            &ask.goods) ||
        (weight != NULL && !money_parse(weight, "KWD", &grams))) {
        put_bool(o, "wrong", true);
        return OK;
    }
    ask.weight_g = grams.minor;
    return put_offers(req, o, &ask);
}

static enum rc
show(struct req *req)
{
    int64_t version;

    page_template(req, "admin/rates");
    page_form(req);
    put_labels(req);
    TRY(setting_version(req->ctx, TAX_VERSION, &version));
    put_int(page_data(req), "version", version);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_bool(page_view(req), "saved",
        params_get(&req->in.query, "saved") != NULL);
    TRY(put_ways(req));
    TRY(put_tax(req));
    TRY(put_gaps(req));
    return put_trial(req);
}

enum rc
rates_page(struct req *req)
{
    return show(req);
}

struct taxing {
    struct req *req;
    struct tax_cell cells[CELLS_MAX];
    size_t n;
};

/* "standard.DE" and "19" */
static void
read_cell(struct taxing *t, const char *name, const char *rate)
{
    const char *point = name != NULL ? strchr(name, '.') : NULL;
    struct tax_cell *c = &t->cells[t->n];
    struct money bp = money_of(-1, "EUR");

    if (point == NULL) {
        form_refuse(&t->req->form, T_CELL, "not_valid");
        return;
    }
    c->tax_class =
        talloc_strndup(t->req->ctx, name, (size_t)(point - name));
    c->country = point + 1;
    for (size_t i = 0; i < t->n; i++)
        if (strcmp(t->cells[i].country, c->country) == 0 &&
            strcmp(t->cells[i].tax_class, c->tax_class) == 0)
            form_refuse(&t->req->form, T_RATE, "overlaps");
    if (rate != NULL && rate[0] != '\0' &&
        (!money_parse(rate, "EUR", &bp) || bp.minor > ALL_BP))
        form_refuse(&t->req->form, T_RATE, "no_rate");
    c->bp = bp.minor;
    if (c->bp < 0 && strcmp(c->country, t->req->ctx->conf->shop.country) == 0)
        form_refuse(&t->req->form, T_RATE, "home_rate");
    t->n++;
}

static enum rc
check_cells(struct taxing *t)
{
    const struct country *countries;
    struct tax_class *classes;
    size_t ncountries, nclasses;

    TRY(country_all(t->req->ctx, &countries, &ncountries));
    TRY(tax_class_all(t->req->ctx, &classes, &nclasses));
    for (size_t i = 0; i < t->n; i++) {
        bool known = false;

        for (size_t k = 0; k < nclasses; k++)
            known =
                known || strcmp(classes[k].code, t->cells[i].tax_class) == 0;
        if (!known ||
            country_name(countries, ncountries, t->cells[i].country) == NULL)
            form_refuse(&t->req->form, T_CELL, "not_valid");
    }
    return OK;
}

static enum rc
save_tax(struct ctx *ctx, void *arg)
{
    struct taxing *t = arg;
    struct audit a = { .act = "tax.save", .kind = "tax", .ref = "rates" };
    struct tax_cell *before;
    size_t n;

    TRY(tax_cells(ctx, &before, &n));
    TRY(tax_save(ctx, form_int(&t->req->form, T_VERSION, 0), t->cells, t->n));
    for (size_t i = 0; i < t->n; i++) {
        const struct tax_cell *c = &t->cells[i];
        const struct tax_cell *was =
            tax_cell_of(before, n, c->tax_class, c->country);

        audit_change_int(ctx, &a,
            talloc_asprintf(ctx, "%s %s", c->tax_class, c->country),
            was != NULL ? was->bp : -1, c->bp);
    }
    return audit_write(ctx, &a);
}

enum rc
tax_save_page(struct req *req)
{
    struct taxing *t = talloc_zero(req->ctx, struct taxing);
    const struct values *cells = &req->form.values[T_CELL];
    const struct values *rates = &req->form.values[T_RATE];
    enum rc rc = INVALID;

    t->req = req;
    if (cells->n != rates->n || cells->n > CELLS_MAX)
        form_refuse(&req->form, T_CELL, "not_valid");
    for (size_t i = 0; i < cells->n && !req->form.wrong; i++)
        read_cell(t, cells->at[i].str, rates->at[i].str);
    if (!req->form.wrong)
        TRY(check_cells(t));
    if (!req->form.wrong)
        rc = db_transaction(req->ctx, save_tax, t);
    if (rc == CONFLICT)
        return put_stale_tax(req, t->cells, t->n);
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(req);
    }
    TRY(rc);
    page_redirect(req, "/rates?saved=1");
    return OK;
}

static enum rc
note_country(struct req *req, const char *act, const char *code)
{
    struct audit a = { .act = act, .kind = "country", .ref = code };

    return audit_write(req->ctx, &a);
}

enum rc
country_add_page(struct req *req)
{
    const char *code = form_str(&req->form, C_CODE);
    enum rc rc = INVALID;

    if (code != NULL && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2)
        form_refuse(&req->form, C_CODE, "not_a_country");
    if (!req->form.wrong)
        rc = country_add(req->ctx, code, form_str(&req->form, C_NAME));
    if (rc == CONFLICT)
        form_refuse(&req->form, C_CODE, "country_there");
    if (rc == CONFLICT || rc == INVALID)
        return INVALID;
    TRY(rc);
    TRY(note_country(req, "country.add", code));
    page_redirect(req, "/rates?saved=1");
    return OK;
}

enum rc
country_remove_page(struct req *req)
{
    enum rc rc;

    if (strcmp(req->arg[0], req->ctx->conf->shop.country) == 0)
        return page_refuse(req, 409, "home_country");
    rc = country_remove(req->ctx, req->arg[0]);
    if (rc == CONFLICT)
        return page_refuse(req, 409, "country_used");
    TRY(rc);
    TRY(note_country(req, "country.remove", req->arg[0]));
    page_redirect(req, "/rates?saved=1");
    return OK;
}
