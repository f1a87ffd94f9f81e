#include "account/pages.h"
#include "frame/frame.h"
#include "web/page.h"

static const struct route routes[] = {
    { "GET", "/account", account_page, R_SIGNED_IN, NULL, 0 },
    { "GET", "/account/orders", account_orders_page, R_SIGNED_IN,
        FIELDS(account_orders_fields) },
    { "GET", "/account/orders/:id", account_order_page, 0,
        FIELDS(account_order_fields) },
    { "GET", "/account/orders/:id/invoice.pdf", account_invoice_page, 0,
        FIELDS(account_order_fields) },
    { "GET", "/account/orders/:id/credit/:refund/note.pdf",
        account_credit_page, 0, FIELDS(account_order_fields) },
    { "GET", "/account/addresses", account_addresses_page, R_SIGNED_IN, NULL,
        0 },
    { "GET", "/account/addresses/:id", account_address_page, R_SIGNED_IN,
        NULL, 0 },
    { "GET", "/account/addresses/:id/delete", account_address_ask_page,
        R_SIGNED_IN, NULL, 0 },
    { "POST", "/account/addresses", account_address_save_page,
        R_CSRF | R_SIGNED_IN | R_OWN_ERRORS, FIELDS(account_address_fields) },
    { "POST", "/account/addresses/:id", account_address_save_page,
        R_CSRF | R_SIGNED_IN | R_OWN_ERRORS, FIELDS(account_address_fields) },
    { "POST", "/account/addresses/:id/delete", account_address_delete_page,
        R_CSRF | R_SIGNED_IN, NULL, 0 },
    { 0 },
};

enum rc
account_page(struct req *req)
{
    page_redirect(req, "/account/orders");
    return OK;
}

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "account", routes, shop_frame);
}
