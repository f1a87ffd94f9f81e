/* The one form of checkout, which quote and place read and all pages show. */
#ifndef CHECKOUT_FORM_H
#define CHECKOUT_FORM_H

#include "shop/order_place.h"
#include "shop/quote.h"
#include "web/app.h"

enum checkout_field {
    ORDER_TOKEN,
    CART,
    VERSION,
    TOTAL,
    EMAIL,
    NAME,
    LINE1,
    LINE2,
    CITY,
    POSTCODE,
    COUNTRY,
    SHIPPING,
    VOUCHER,
    ADDRESS, /* one of the addresses known, or "new" */
    PAYMENT, /* absent: the first that is switched on */
    INVOICE_NAME, /* all of them empty: as the delivery */
    INVOICE_LINE1,
    INVOICE_LINE2,
    INVOICE_CITY,
    INVOICE_POSTCODE,
    INVOICE_COUNTRY,
    CHECKOUT_FIELDS
};

extern const struct field checkout_fields[CHECKOUT_FIELDS];

/* What the form says; its texts are never NULL. */
enum rc checkout_wish(
    struct req *req, struct order_wish *out) MUST_CHECK;

/*
 * Marks what placing an order needs and the form lacks; true if nothing is
 * wrong with it.
 */
bool checkout_is_complete(struct req *req, const struct order_wish *wish);

/* Marks what invoice address and way to pay are wrong. */
enum rc checkout_check_paying(
    struct req *req, const struct order_wish *wish) MUST_CHECK;

/* The ways to pay, and the invoice address as it was typed. */
enum rc checkout_put_paying(struct req *req, const struct order_wish *wish,
    bool processor_closed) MUST_CHECK;

/*
 * Fills the page for a cart in the state that the wish describes; NOTFOUND
 * if it is not this visitor's. A cart that cannot be checked out answers
 * with its own page and error.
 */
enum rc checkout_fill(
    struct req *req, const struct order_wish *wish) MUST_CHECK;

#endif
