#include "admin/pages.h"
#include "admin/settings.h"
#include "admin/own_page.h"
#include "admin/voucher.h"
#include "signin/signin.h"

/* Whom a row is for. What one role does, others may look at. */
enum {
    FOR_OWNER = R_STAFF | R_FOR_OWNER,
    SEE_OWNERS = R_STAFF | R_FOR_READONLY,
    FOR_ALL = R_STAFF | R_FOR_CATALOG | R_FOR_ORDERS | R_FOR_SUPPORT |
        R_FOR_READONLY,
    FOR_CATALOG = R_STAFF | R_FOR_CATALOG,
    SEE_CATALOG = FOR_CATALOG | R_FOR_READONLY,
    FOR_ORDERS = R_STAFF | R_FOR_ORDERS,
    FOR_SUPPORT = FOR_ORDERS | R_FOR_SUPPORT,
    SEE_ORDERS = FOR_SUPPORT | R_FOR_READONLY,
    SEE_MONEY = FOR_ORDERS | R_FOR_READONLY
};

static const struct route routes[] = {
    { "GET", "/", home_page, FOR_ALL, NULL, 0 },
    { "GET", "/login", login_page, R_FOR_ANYBODY | R_WRITES | R_STEPS,
        FIELDS(login_fields) },
    { "GET", "/auth/callback", callback_page,
        R_FOR_ANYBODY | R_WRITES | R_STEPS, FIELDS(callback_fields) },
    { "POST", "/logout", logout_page, R_SIGNED_IN | R_CSRF | R_STEPS,
        NULL, 0 },
    { "GET", "/orders", orders_page, SEE_ORDERS, FIELDS(orders_fields) },
    { "GET", "/orders/:id", order_page, SEE_ORDERS, FIELDS(order_fields) },
    { "POST", "/orders/:id/ship", order_ship_page,
        FOR_ORDERS | R_CSRF | R_STEPS, FIELDS(order_ship_fields) },
    { "POST", "/orders/:id/deliver", order_deliver_page,
        FOR_ORDERS | R_CSRF | R_STEPS, NULL, 0 },
    { "GET", "/orders/:id/cancel", order_cancel_ask_page, FOR_ORDERS, NULL, 0 },
    { "POST", "/orders/:id/cancel", order_cancel_page,
        FOR_ORDERS | R_CSRF | R_STEPS, FIELDS(order_cancel_fields) },
    { "GET", "/orders/:id/refund", order_refund_form_page,
        FOR_ORDERS | R_OWN_ERRORS, FIELDS(order_refund_fields) },
    { "POST", "/orders/:id/refund", order_refund_page,
        FOR_ORDERS | R_CSRF | R_STEPS, FIELDS(order_refund_fields) },
    { "POST", "/orders/:id/received", order_received_page,
        FOR_ORDERS | R_CSRF | R_STEPS, NULL, 0 },
    { "POST", "/orders/:id/paid-back", order_paid_back_page,
        FOR_ORDERS | R_CSRF | R_STEPS, FIELDS(order_paid_back_fields) },
    { "GET", "/audit", audit_page, R_STAFF | R_FOR_READONLY,
        FIELDS(audit_fields) },
    { "POST", "/orders/:id/note", order_note_page,
        FOR_SUPPORT | R_CSRF | R_STEPS, FIELDS(order_note_fields) },
    { "POST", "/orders/:id/mail", order_mail_page,
        FOR_SUPPORT | R_CSRF | R_STEPS, FIELDS(order_mail_fields) },
    { "GET", "/orders/:id/address", order_address_page, FOR_ORDERS, NULL, 0 },
    { "POST", "/orders/:id/address", order_address_save_page,
        FOR_ORDERS | R_CSRF | R_STEPS | R_OWN_ERRORS,
        FIELDS(order_address_fields) },
    { "GET", "/books", books_page, SEE_MONEY, NULL, 0 },
    { "GET", "/products", products_page, SEE_CATALOG, FIELDS(products_fields) },
    { "GET", "/products/new", product_new_page, FOR_CATALOG, NULL, 0 },
    { "POST", "/products/new", product_make_page,
        FOR_CATALOG | R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(new_fields) },
    { "GET", "/products/:id", product_page, SEE_CATALOG, NULL, 0 },
    { "POST", "/products/:id", product_save_page,
        FOR_CATALOG | R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(edit_fields) },
    { "GET", "/products/:id/variants", variants_page, SEE_CATALOG,
        FIELDS(variants_view_fields) },
    { "POST", "/products/:id/variants", variants_save_page,
        FOR_CATALOG | R_CSRF | R_STEPS | R_OWN_ERRORS | R_LARGE,
        FIELDS(variants_fields) },
    { "GET", "/categories", categories_page, SEE_CATALOG, NULL, 0 },
    { "GET", "/vouchers", vouchers_page, SEE_OWNERS,
        FIELDS(vouchers_fields) },
    { "GET", "/vouchers/codes", vouchers_codes_page, FOR_OWNER,
        FIELDS(vouchers_fields) },
    { "GET", "/vouchers/new", voucher_new_page, FOR_OWNER, NULL, 0 },
    { "POST", "/vouchers/new", voucher_make_page,
        FOR_OWNER | R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(voucher_fields) },
    { "GET", "/vouchers/:code", voucher_page, SEE_OWNERS, NULL, 0 },
    { "POST", "/vouchers/:code", voucher_save_page,
        FOR_OWNER | R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(voucher_fields) },
    { "POST", "/vouchers/:code/end", voucher_end_page,
        FOR_OWNER | R_CSRF | R_STEPS, NULL, 0 },
    { "GET", "/pages", own_pages_page, SEE_CATALOG, NULL, 0 },
    { "GET", "/pages/new", own_page_new_page, FOR_CATALOG, NULL, 0 },
    { "POST", "/pages/new", own_page_make_page,
        FOR_CATALOG | R_CSRF | R_STEPS | R_OWN_ERRORS,
        FIELDS(own_page_fields) },
    { "GET", "/pages/:id", own_page_page, SEE_CATALOG, NULL, 0 },
    { "POST", "/pages/:id", own_page_save_page,
        FOR_CATALOG | R_CSRF | R_STEPS | R_OWN_ERRORS,
        FIELDS(own_page_fields) },
    { "GET", "/settings", settings_page, SEE_OWNERS, NULL, 0 },
    { "POST", "/settings", settings_save_page,
        FOR_OWNER | R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(settings_fields) },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "admin", routes, admin_frame);
}
