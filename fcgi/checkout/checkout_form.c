#include "checkout/checkout_form.h"

#include <string.h>

#include "shop/address.h"
#include "shop/pay_method.h"

const struct field checkout_fields[CHECKOUT_FIELDS] = {
    [ORDER_TOKEN] = { "order_token", F_CODE, 1, 128, 0 },
    [CART] = { "cart", F_CODE, 1, 64, F_REQUIRED },
    [VERSION] = { "version", F_INT, 0, UINT32_MAX, 0 },
    [TOTAL] = { "total", F_INT, 0, INT64_MAX, 0 },
    [EMAIL] = { "email", F_EMAIL, 3, 254, F_NO_CARD },
    [NAME] = { "name", F_TEXT, 1, 120, F_NO_CARD },
    [LINE1] = { "line1", F_TEXT, 1, 120, F_NO_CARD },
    [LINE2] = { "line2", F_TEXT, 0, 120, F_NO_CARD },
    [CITY] = { "city", F_TEXT, 1, 120, F_NO_CARD },
    [POSTCODE] = { "postcode", F_TEXT, 1, 20, F_NO_CARD },
    [COUNTRY] = { "country", F_CODE, 2, 2, 0 },
    [SHIPPING] = { "shipping", F_CODE, 1, 32, 0 },
    [VOUCHER] = { "voucher", F_TEXT, 0, 40, F_NO_CARD },
    [ADDRESS] = { "address", F_CODE, 1, 64, 0 },
    [PAYMENT] = { "payment", F_CODE, 1, 32, 0 },
    [INVOICE_NAME] = { "invoice_name", F_TEXT, 0, 120,
        F_NO_CARD },
    [INVOICE_LINE1] = { "invoice_line1", F_TEXT, 0, 120,
        F_NO_CARD },
    [INVOICE_LINE2] = { "invoice_line2", F_TEXT, 0, 120,
        F_NO_CARD },
    [INVOICE_CITY] = { "invoice_city", F_TEXT, 0, 120,
        F_NO_CARD },
    [INVOICE_POSTCODE] = { "invoice_postcode", F_TEXT, 0, 20,
        F_NO_CARD },
    [INVOICE_COUNTRY] = { "invoice_country", F_CODE, 2, 2, 0 },
};

static const char *
text(const struct form *form, size_t field)
{
    const char *s = form_str(form, field);

    return s != NULL ? s : "";
}

/* A known address that was chosen stands for what is typed beside it. */
static enum rc
choose_address(struct req *req, struct order_wish *w)
{
    const char *chosen = form_str(&req->form, ADDRESS);
    struct address *all;
    size_t n;

    if (chosen == NULL || req->session.sub == NULL)
        return OK;
    TRY(address_list(req->ctx, req->session.sub, &all, &n));
    for (size_t i = 0; i < n; i++) {
        const struct address *a = &all[i];

        if (strcmp(a->id, chosen) != 0)
            continue;
        w->name = a->name;
        w->line1 = a->line1;
        w->line2 = a->line2;
        w->city = a->city;
        w->postcode = a->postcode;
        w->country = a->country;
    }
    return OK;
}

/* Who says nothing pays by the first way that there is. */
static const char *
payment_of(struct req *req)
{
    const char *chosen = form_str(&req->form, PAYMENT);
    const char *on[PAY_METHODS];

    if (chosen != NULL)
        return chosen;
    return pay_methods(req->ctx->conf, on) > 0 ? on[0] : "processor";
}

/* Anything typed there asks for a whole address. */
static struct invoice_to
invoice_of(const struct form *f)
{
    struct invoice_to to = { text(f, INVOICE_NAME), text(f, INVOICE_LINE1),
        text(f, INVOICE_LINE2), text(f, INVOICE_CITY),
        text(f, INVOICE_POSTCODE), text(f, INVOICE_COUNTRY) };

    if (to.name[0] == '\0' && to.line1[0] == '\0' && to.line2[0] == '\0' &&
        to.city[0] == '\0' && to.postcode[0] == '\0')
        return (struct invoice_to){ .name = NULL };
    if (to.country[0] == '\0')
        to.country = text(f, COUNTRY);
    return to;
}

enum rc
checkout_wish(struct req *req, struct order_wish *out)
{
    const struct form *f = &req->form;
    const struct session *s = &req->session;

    *out = (struct order_wish){ .token = text(f, ORDER_TOKEN),
        .cart = text(f, CART),
        .version = form_int(f, VERSION, 0),
        .total_minor = form_int(f, TOTAL, -1),
        .owner = s->owner,
        .sub = s->sub,
        .email = text(f, EMAIL),
        .name = text(f, NAME),
        .line1 = text(f, LINE1),
        .line2 = text(f, LINE2),
        .city = text(f, CITY),
        .postcode = text(f, POSTCODE),
        .country = text(f, COUNTRY),
        .shipping = text(f, SHIPPING),
        .voucher = text(f, VOUCHER),
        .payment = payment_of(req),
        .invoice = invoice_of(f) };
    return choose_address(req, out);
}

static void
need(struct req *req, size_t field, const char *value)
{
    if (form_value(&req->form, field)->state == ABSENT && value[0] == '\0')
        form_refuse(&req->form, field, "required");
}

static void
need_invoice(struct req *req, const struct invoice_to *to)
{
    need(req, INVOICE_NAME, to->name);
    need(req, INVOICE_LINE1, to->line1);
    need(req, INVOICE_CITY, to->city);
    need(req, INVOICE_POSTCODE, to->postcode);
}

bool
checkout_is_complete(struct req *req, const struct order_wish *w)
{
    struct form *f = &req->form;

    need(req, ORDER_TOKEN, w->token[0] != '\0' ? "given" : "");
    if (form_value(f, VERSION)->state == ABSENT)
        form_refuse(f, VERSION, "required");
    if (form_value(f, TOTAL)->state == ABSENT)
        form_refuse(f, TOTAL, "required");
    need(req, EMAIL, w->email);
    need(req, NAME, w->name);
    need(req, LINE1, w->line1);
    need(req, CITY, w->city);
    need(req, POSTCODE, w->postcode);
    need(req, COUNTRY, w->country);
    need(req, SHIPPING, w->shipping);
    if (w->invoice.name != NULL)
        need_invoice(req, &w->invoice);
    return !f->wrong;
}
