#include <string.h>

#include "account/pages.h"
#include "base/conf.h"
#include "shop/address_edit.h"
#include "shop/country.h"
#include "web/page.h"

const struct field account_address_fields[A_FIELDS] = {
    [A_NAME] = { "name", F_TEXT, 1, 120, F_REQUIRED | F_NO_CARD },
    [A_LINE1] = { "line1", F_TEXT, 1, 120, F_REQUIRED | F_NO_CARD },
    [A_LINE2] = { "line2", F_TEXT, 0, 120, F_NO_CARD },
    [A_CITY] = { "city", F_TEXT, 1, 120, F_REQUIRED | F_NO_CARD },
    [A_POSTCODE] = { "postcode", F_TEXT, 1, 20, F_REQUIRED | F_NO_CARD },
    [A_COUNTRY] = { "country", F_CODE, 2, 2, F_REQUIRED },
};

static void
put_address(
    json_t *o, const struct address *a, const struct country *all, size_t n)
{
    put_str(o, "id", a->id);
    put_str(o, "name", a->name);
    put_str(o, "line1", a->line1);
    put_str(o, "line2", a->line2);
    put_str(o, "city", a->city);
    put_str(o, "postcode", a->postcode);
    put_str(o, "country", a->country);
    put_str(o, "country_name", country_name(all, n, a->country));
}

enum rc
account_addresses_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "addresses");
    const struct country *countries;
    struct address *all;
    size_t n, ncountries;

    page_template(req, "account/addresses");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    TRY(country_all(req->ctx, &countries, &ncountries));
    TRY(address_list(req->ctx, req->session.sub, &all, &n));
    for (size_t i = 0; i < n; i++)
        put_address(add_object(list), &all[i], countries, ncountries);
    return OK;
}

/* The form's own page; what was typed wins over what is stored. */
static enum rc
show_form(struct req *req, const struct address *a)
{
    json_t *view = page_view(req);
    const struct country *all;
    json_t *list;
    size_t n;

    page_template(req, "account/address");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    TRY(country_all(req->ctx, &all, &n));
    list = put_array(view, "countries");
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "code", all[i].code);
        put_str(o, "name", all[i].name);
    }
    put_str(view, "id", a->id);
    page_form_value(req, "name", a->name);
    page_form_value(req, "line1", a->line1);
    page_form_value(req, "line2", a->line2);
    page_form_value(req, "city", a->city);
    page_form_value(req, "postcode", a->postcode);
    page_form_value(req, "country", a->country);
    return OK;
}

/* "new" stands for one that is not there yet. */
static enum rc
read_address(struct req *req, struct address *out)
{
    const char *id = req->arg[0];

    *out = (struct address){ .country = req->ctx->conf->shop.country };
    if (id == NULL || strcmp(id, "new") == 0)
        return OK;
    return address_get(req->ctx, req->session.sub, id, out);
}

enum rc
account_address_page(struct req *req)
{
    struct address a;

    TRY(read_address(req, &a));
    return show_form(req, &a);
}

enum rc
account_address_ask_page(struct req *req)
{
    struct address a;

    TRY(address_get(req->ctx, req->session.sub, req->arg[0], &a));
    page_template(req, "account/delete");
    put_address(put_object(page_data(req), "address"), &a, NULL, 0);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    return OK;
}

static enum rc
check_country(struct req *req)
{
    const char *code = form_str(&req->form, A_COUNTRY);
    const struct country *all;
    size_t n;

    TRY(country_all(req->ctx, &all, &n));
    if (code != NULL && country_name(all, n, code) == NULL)
        form_refuse(&req->form, A_COUNTRY, "not_valid");
    return OK;
}

static enum rc
show_again(struct req *req, const struct address *a)
{
    page_form(req);
    TRY(show_form(req, a));
    page_own_error(req, 422, "invalid");
    return OK;
}

enum rc
account_address_save_page(struct req *req)
{
    const struct form *f = &req->form;
    const char *line2 = form_str(f, A_LINE2);
    struct address a, typed;
    enum rc rc;

    TRY(read_address(req, &a));
    TRY(check_country(req));
    if (f->wrong)
        return show_again(req, &a);
    typed = (struct address){ a.id, form_str(f, A_NAME),
        form_str(f, A_LINE1), line2 != NULL ? line2 : "",
        form_str(f, A_CITY), form_str(f, A_POSTCODE),
        form_str(f, A_COUNTRY) };
    rc = address_save(req->ctx, req->session.sub, &typed);
    if (rc == INVALID) {
        form_refuse(&req->form, A_NAME, "too_many_addresses");
        return show_again(req, &a);
    }
    TRY(rc);
    page_redirect(req, "/account/addresses");
    return OK;
}

enum rc
account_address_delete_page(struct req *req)
{
    TRY(address_delete(req->ctx, req->session.sub, req->arg[0]));
    page_redirect(req, "/account/addresses");
    return OK;
}
