#include "admin/pages.h"
#include "signin/signin.h"

static const struct route routes[] = {
    { "GET", "/", home_page, R_STAFF, NULL, 0 },
    { "GET", "/login", login_page, R_WRITES | R_STEPS,
        FIELDS(login_fields) },
    { "GET", "/auth/callback", callback_page, R_WRITES | R_STEPS,
        FIELDS(callback_fields) },
    { "POST", "/logout", logout_page, R_STAFF | R_CSRF | R_STEPS, NULL, 0 },
    { "GET", "/orders", orders_page, R_STAFF, FIELDS(orders_fields) },
    { "GET", "/orders/:id", order_page, R_STAFF, FIELDS(order_fields) },
    { "POST", "/orders/:id/ship", order_ship_page,
        R_STAFF | R_CSRF | R_STEPS, FIELDS(order_ship_fields) },
    { "POST", "/orders/:id/deliver", order_deliver_page,
        R_STAFF | R_CSRF | R_STEPS, NULL, 0 },
    { "GET", "/orders/:id/cancel", order_cancel_ask_page, R_STAFF, NULL, 0 },
    { "POST", "/orders/:id/cancel", order_cancel_page,
        R_STAFF | R_CSRF | R_STEPS, FIELDS(order_cancel_fields) },
    { "GET", "/orders/:id/refund", order_refund_form_page,
        R_STAFF | R_OWN_ERRORS, FIELDS(order_refund_fields) },
    { "POST", "/orders/:id/refund", order_refund_page,
        R_STAFF | R_CSRF | R_STEPS, FIELDS(order_refund_fields) },
    { "POST", "/orders/:id/received", order_received_page,
        R_STAFF | R_CSRF | R_STEPS, NULL, 0 },
    { "POST", "/orders/:id/paid-back", order_paid_back_page,
        R_STAFF | R_CSRF | R_STEPS, FIELDS(order_paid_back_fields) },
    { "GET", "/books", books_page, R_STAFF, NULL, 0 },
    { "GET", "/products", products_page, R_STAFF, FIELDS(products_fields) },
    { "GET", "/products/new", product_new_page, R_STAFF, NULL, 0 },
    { "POST", "/products/new", product_make_page,
        R_STAFF | R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(new_fields) },
    { "GET", "/products/:id", product_page, R_STAFF, NULL, 0 },
    { "POST", "/products/:id", product_save_page,
        R_STAFF | R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(edit_fields) },
    { "GET", "/categories", categories_page, R_STAFF, NULL, 0 },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "admin", routes, admin_frame);
}
