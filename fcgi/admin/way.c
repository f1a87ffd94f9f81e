#include <string.h>

#include "admin/labels.h"
#include "admin/rates.h"
#include "admin/stale.h"
#include "base/conf.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/country.h"
#include "shop/product_edit.h"
#include "shop/rates_save.h"
#include "shop/shipping_step.h"
#include "web/page.h"

enum { ROWS_MAX = 400, SPARE = 4, HEAVIEST_G = 10000000 };

const struct field way_fields[WAY_FIELDS] = {
    [W_VERSION] = { "version", F_INT, 1, UINT32_MAX, 0 },
    [W_CODE] = { "code", F_CODE, 1, 32, 0 },
    [W_NAME] = { "name", F_TEXT, 1, 100, F_REQUIRED | F_NAME },
    [W_HINT] = { "hint", F_TEXT, 0, 200, 0 },
    [W_POSITION] = { "position", F_INT, 0, 1000, 0 },
    [W_TAX_CLASS] = { "tax_class", F_CODE, 1, 32, F_REQUIRED },
    [W_ACTIVE] = { "active", F_CHECK, 0, 10, 0 },
    [W_COUNTRY] = { "country", F_CODE, 2, 2, F_MANY },
    [W_UP_TO] = { "up_to", F_TEXT, 0, 12, F_MANY },
    [W_FROM] = { "from", F_TEXT, 0, 20, F_MANY },
    [W_PRICE] = { "price", F_TEXT, 0, 20, F_MANY },
};

/* The n-th of values that stand in rows; "" if it was left empty. */
static const char *
typed(const struct req *req, size_t field, size_t i)
{
    const char *s = form_nth(&req->form, field, i);

    return s != NULL ? s : "";
}

static void
put_row(json_t *rows, const char *country, const char *up_to,
    const char *from, const char *price)
{
    json_t *o = add_object(rows);

    put_str(o, "country", country);
    put_str(o, "up_to", up_to);
    put_str(o, "from", from);
    put_str(o, "price", price);
}

/* Kilograms have three digits after their point, as dinars of Kuwait do. */
static const char *
kilos(struct req *req, int64_t g)
{
    const char *text;

    if (g == UP_TO_ANY)
        return "";
    text = weight_text(req->ctx, g);
    return talloc_strndup(req->ctx, text, strlen(text) - strlen(" kg"));
}

static enum rc
put_rows(struct req *req, const char *code)
{
    json_t *rows = put_array(page_view(req), "rows");
    struct shipping_rate *rates;
    size_t n;

    for (size_t i = 0; i < req->form.n && i < 1; i++)
        for (size_t k = 0; k < req->form.values[W_COUNTRY].n; k++)
            put_row(rows, typed(req, W_COUNTRY, k), typed(req, W_UP_TO, k),
                typed(req, W_FROM, k), typed(req, W_PRICE, k));
    if (req->form.n > 0)
        return OK;
    if (code != NULL) {
        TRY(shipping_rates(req->ctx, code, &rates, &n));
        for (size_t i = 0; i < n; i++)
            put_row(rows, rates[i].country, kilos(req, rates[i].up_to_g),
                rates[i].from.minor > 0 ? money_plain(req->ctx, rates[i].from)
                                        : "",
                money_plain(req->ctx, rates[i].price));
    }
    for (int i = 0; i < SPARE; i++)
        put_row(rows, "", "", "", "");
    return OK;
}

static enum rc
put_countries(struct req *req)
{
    json_t *list = put_array(page_view(req), "countries");
    const struct country *all;
    size_t n;

    TRY(country_all(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "value", all[i].code);
        put_str(o, "name", all[i].name);
    }
    return OK;
}

static const char *
now_of(struct req *req, const struct shipping_way *w, size_t field)
{
    switch (field) {
    case W_NAME:
        return w->name;
    case W_HINT:
        return w->hint;
    case W_POSITION:
        return talloc_asprintf(req->ctx, "%lld", (long long)w->position);
    case W_TAX_CLASS:
        return w->tax_class;
    case W_ACTIVE:
        return w->active ? "1" : "";
    default:
        return "";
    }
}

static enum rc
show(struct req *req, const struct shipping_way *w)
{
    json_t *view = page_view(req);

    page_template(req, "admin/way");
    page_form(req);
    put_labels(req);
    for (size_t f = W_NAME; w != NULL && req->form.n == 0 && f < W_COUNTRY; f++)
        page_form_value(req, way_fields[f].name, now_of(req, w, f));
    TRY(put_rows(req, w != NULL ? w->code : NULL));
    TRY(put_countries(req));
    TRY(put_tax_classes(req));
    TRY(put_gaps(req));
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(view, "currency", req->ctx->conf->shop.currency);
    put_bool(view, "saved", params_get(&req->in.query, "saved") != NULL);
    put_str(view, "title",
        w != NULL ? w->name : page_words(req, "admin.new_way"));
    put_str(view, "here", "/rates/new");
    if (w == NULL)
        return OK;
    put_str(page_data(req), "code", w->code);
    put_int(page_data(req), "version", w->version);
    put_str(view, "here", talloc_asprintf(req->ctx, "/rates/ways/%s",
                              str_url(req->ctx, w->code)));
    return OK;
}

enum rc
way_new_page(struct req *req)
{
    page_form_value(req, "active", "1");
    return show(req, NULL);
}

static enum rc
find(struct req *req, struct shipping_way *out)
{
    struct shipping_way *all;
    size_t n;

    TRY(shipping_ways(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].code, req->arg[0]) == 0) {
            *out = all[i];
            return OK;
        }
    return NOTFOUND;
}

enum rc
way_page(struct req *req)
{
    struct shipping_way w;

    TRY(find(req, &w));
    return show(req, &w);
}

struct saving {
    struct req *req;
    struct shipping_way before, asked;
    struct shipping_rate rates[ROWS_MAX];
    size_t n;
};

static bool
is_same(const struct shipping_rate *a, const struct shipping_rate *b)
{
    return strcmp(a->country, b->country) == 0 && a->up_to_g == b->up_to_g &&
        money_cmp(a->from, b->from) == 0;
}

static void
read_row(struct saving *s, size_t i)
{
    struct req *req = s->req;
    const char *currency = req->ctx->conf->shop.currency;
    const char *country = typed(req, W_COUNTRY, i);
    const char *up_to = typed(req, W_UP_TO, i), *from = typed(req, W_FROM, i);
    const char *price = typed(req, W_PRICE, i);
    struct shipping_rate *r = &s->rates[s->n];
    struct money grams = money_of(UP_TO_ANY, "KWD");

    if (price[0] == '\0')
        return;
    *r = (struct shipping_rate){ .country = country,
        .from = money_of(0, currency) };
    if (country[0] == '\0')
        form_refuse(&req->form, W_COUNTRY, "required");
    if (!money_parse(price, currency, &r->price))
        form_refuse(&req->form, W_PRICE, "not_an_amount");
    if (from[0] != '\0' && !money_parse(from, currency, &r->from))
        form_refuse(&req->form, W_FROM, "not_an_amount");
    if (up_to[0] != '\0' && (!money_parse(up_to, "KWD", &grams) ||
                                grams.minor < 1 || grams.minor > HEAVIEST_G))
        form_refuse(&req->form, W_UP_TO, "no_weight");
    r->up_to_g = grams.minor;
    for (size_t k = 0; k < s->n; k++)
        if (is_same(&s->rates[k], r))
            form_refuse(&req->form, W_UP_TO, "twice");
    s->n++;
}

static enum rc
check_names(struct req *req)
{
    const char *tax = form_str(&req->form, W_TAX_CLASS);
    const struct country *countries;
    struct tax_class *classes;
    bool known = tax == NULL;
    size_t n;

    TRY(tax_class_all(req->ctx, &classes, &n));
    for (size_t i = 0; i < n; i++)
        known = known || strcmp(classes[i].code, tax) == 0;
    if (!known)
        form_refuse(&req->form, W_TAX_CLASS, "not_valid");
    TRY(country_all(req->ctx, &countries, &n));
    for (size_t i = 0; i < req->form.values[W_COUNTRY].n; i++) {
        const char *code = typed(req, W_COUNTRY, i);

        if (code[0] != '\0' && country_name(countries, n, code) == NULL)
            form_refuse(&req->form, W_COUNTRY, "not_valid");
    }
    return OK;
}

/* The form has spare rows, which stay empty. */
static size_t
filled_rows(const struct req *req)
{
    size_t n = 0;

    for (size_t i = 0; i < req->form.values[W_PRICE].n; i++)
        n += typed(req, W_PRICE, i)[0] != '\0';
    return n;
}

static enum rc
read_form(struct saving *s)
{
    struct form *form = &s->req->form;
    const char *hint = form_str(form, W_HINT);
    size_t rows = form->values[W_COUNTRY].n;

    s->asked.name = form_str(form, W_NAME);
    s->asked.hint = hint != NULL ? hint : "";
    s->asked.position = form_int(form, W_POSITION, 100);
    s->asked.tax_class = form_str(form, W_TAX_CLASS);
    s->asked.active = form_value(form, W_ACTIVE)->state == VALID;
    s->asked.version = form_int(form, W_VERSION, 0);
    if (filled_rows(s->req) > ROWS_MAX || form->values[W_UP_TO].n != rows ||
        form->values[W_FROM].n != rows || form->values[W_PRICE].n != rows) {
        form_refuse(form, W_COUNTRY, "rows");
        return OK;
    }
    for (size_t i = 0; i < rows; i++)
        read_row(s, i);
    return check_names(s->req);
}

/* "DE up to 5 from 120 at 0", a line each: as the log of changes has it. */
static const char *
rates_text(
    struct req *req, const struct shipping_rate *rates, size_t n)
{
    char *text = talloc_strdup(req->ctx, "");

    for (size_t i = 0; i < n; i++)
        text = talloc_asprintf_append(text, "%s≤%s kg, ≥%s: %s; ",
            rates[i].country, kilos(req, rates[i].up_to_g),
            money_plain(req->ctx, rates[i].from),
            money_plain(req->ctx, rates[i].price));
    return text;
}

static enum rc
save(struct ctx *ctx, void *arg)
{
    struct saving *s = arg;
    bool is_new = s->asked.version == 0;
    struct audit a = { .act = is_new ? "rates.make" : "rates.save",
        .kind = "shipping",
        .ref = s->asked.code,
        .name = s->asked.name };
    struct shipping_rate *before = NULL;
    size_t n = 0;

    if (!is_new)
        TRY(shipping_rates(ctx, s->asked.code, &before, &n));
    TRY(shipping_way_save(ctx, &s->asked, s->rates, s->n));
    for (size_t f = W_NAME; f < W_COUNTRY; f++)
        audit_change(ctx, &a, way_fields[f].name,
            is_new ? "" : now_of(s->req, &s->before, f),
            now_of(s->req, &s->asked, f));
    audit_change(ctx, &a, "rates", rates_text(s->req, before, n),
        rates_text(s->req, s->rates, s->n));
    return audit_write(ctx, &a);
}

static enum rc
stale(struct req *req, const struct shipping_way *w)
{
    struct stale_row rows[WAY_FIELDS];
    struct stale s = { .here = talloc_asprintf(req->ctx, "/rates/ways/%s",
                           str_url(req->ctx, w->code)),
        .name = w->name,
        .version_field = W_VERSION,
        .version = w->version,
        .rows = rows };

    for (size_t f = W_NAME; f < W_COUNTRY; f++)
        rows[s.n++] = (struct stale_row){ f, now_of(req, w, f), NULL };
    stale_put(req, &s);
    return OK;
}

static enum rc
write_way(struct saving *s, bool is_new)
{
    struct req *req = s->req;
    enum rc rc = INVALID;

    TRY(read_form(s));
    if (!is_new && s->asked.version == 0)
        form_refuse(&req->form, W_VERSION, "required");
    if (!req->form.wrong) {
        rc = db_transaction(req->ctx, save, s);
        if (rc == INVALID)
            form_refuse(&req->form, is_new ? W_CODE : W_UP_TO,
                is_new ? "taken_way" : "twice");
    }
    if (rc == CONFLICT) {
        TRY(find(req, &s->before));
        return stale(req, &s->before);
    }
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(req, is_new ? NULL : &s->before);
    }
    TRY(rc);
    page_redirect(req, talloc_asprintf(req->ctx, "/rates/ways/%s?saved=1",
                           str_url(req->ctx, s->asked.code)));
    return OK;
}

enum rc
way_save_page(struct req *req)
{
    struct saving *s = talloc_zero(req->ctx, struct saving);

    s->req = req;
    TRY(find(req, &s->before));
    s->asked.code = s->before.code;
    return write_way(s, false);
}

enum rc
way_make_page(struct req *req)
{
    struct saving *s = talloc_zero(req->ctx, struct saving);
    const char *code = form_str(&req->form, W_CODE);

    s->req = req;
    if (code == NULL && form_str(&req->form, W_NAME) != NULL)
        code = str_slug(req->ctx, form_str(&req->form, W_NAME), 32);
    if (code != NULL && strcmp(str_slug(req->ctx, code, 32), code) != 0)
        form_refuse(&req->form, W_CODE, "not_valid");
    s->asked.code = code;
    return write_way(s, true);
}
