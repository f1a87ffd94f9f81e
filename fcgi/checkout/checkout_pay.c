#include <string.h>

#include "base/conf.h"
#include "checkout/checkout_form.h"
#include "shop/country.h"
#include "shop/pay_method.h"
#include "web/page.h"

enum rc
checkout_check_paying(struct req *req, const struct order_wish *wish)
{
    const char *invoiced = wish->invoice.country;
    const struct country *all;
    size_t n;

    if (!pay_method_is_on(req->ctx->conf, wish->payment))
        form_refuse(&req->form, PAYMENT, "not_valid");
    TRY(country_all(req->ctx, &all, &n));
    if (country_name(all, n, wish->country) == NULL)
        form_refuse(&req->form, COUNTRY, "not_valid");
    if (invoiced != NULL && country_name(all, n, invoiced) == NULL)
        form_refuse(&req->form, INVOICE_COUNTRY, "not_valid");
    return OK;
}

/* What may be chosen now: not the processor while it is down. */
static const char *
chosen_of(const char *const on[], size_t n, const char *wish, bool closed)
{
    const char *first = NULL;

    for (size_t i = 0; i < n; i++) {
        if (closed && !pay_method_is_offline(on[i]))
            continue;
        if (strcmp(on[i], wish) == 0)
            return on[i];
        if (first == NULL)
            first = on[i];
    }
    return first;
}

static void
put_methods(struct req *req, const struct order_wish *wish, bool closed)
{
    json_t *list = put_array(page_data(req), "payments");
    const char *on[PAY_METHODS];
    size_t n = pay_methods(req->ctx->conf, on);
    const char *chosen = chosen_of(on, n, wish->payment, closed);

    for (size_t i = 0; i < n; i++) {
        bool possible = !closed || pay_method_is_offline(on[i]);
        json_t *o = add_object(list);
        const char *name = talloc_asprintf(req->ctx, "pay.%s.name", on[i]);
        const char *hint = talloc_asprintf(req->ctx, "pay.%s.hint", on[i]);

        put_str(o, "id", on[i]);
        put_str(o, "name", page_words(req, name));
        put_bool(o, "possible", possible);
        put_bool(o, "chosen", on[i] == chosen);
        put_str(o, "_hint", page_words(req, hint));
    }
    put_bool(page_view(req), "choose_payment", n > 1);
    put_str(page_view(req), "payment", chosen);
    put_bool(page_view(req), "processor_closed", closed);
    put_bool(page_data(req), "payment_possible", chosen != NULL);
}

/* Also what is wrong, so that its error is seen. */
static bool
is_invoice_typed(const struct form *f)
{
    if (f->n == 0)
        return false;
    for (size_t i = INVOICE_NAME; i < INVOICE_COUNTRY; i++)
        if (form_value(f, i)->state != ABSENT)
            return true;
    return form_value(f, INVOICE_COUNTRY)->state == WRONG;
}

/* Opened where something was typed; its country is the delivery's at first. */
static enum rc
put_invoice(struct req *req, const struct order_wish *wish)
{
    const struct invoice_to *to = &wish->invoice;
    json_t *view = page_view(req);
    json_t *list = put_array(view, "invoice_countries");
    const struct country *all;
    size_t n;

    put_bool(view, "invoice", is_invoice_typed(&req->form));
    TRY(country_all(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        const char *chosen =
            to->name != NULL ? to->country : wish->country;
        json_t *o = add_object(list);

        put_str(o, "code", all[i].code);
        put_str(o, "name", all[i].name);
        put_bool(o, "chosen", strcmp(all[i].code, chosen) == 0);
    }
    return OK;
}

enum rc
checkout_put_paying(
    struct req *req, const struct order_wish *wish, bool processor_closed)
{
    put_methods(req, wish, processor_closed);
    return put_invoice(req, wish);
}
