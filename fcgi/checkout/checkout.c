#include "checkout/checkout_form.h"
#include "checkout/pages.h"
#include "frame/frame.h"

static const struct field return_fields[] = {
    { "order", F_CODE, 1, 64, F_REQUIRED },
    { "n", F_INT, 0, 99, 0 },
};

static const struct field cancel_fields[] = {
    { "order", F_CODE, 1, 64, F_REQUIRED },
};

static const struct route routes[] = {
    { "GET", "/checkout/return", checkout_return_page,
        R_WRITES | R_STEPS | R_OPEN,
        FIELDS(return_fields) },
    { "GET", "/checkout/:cart", checkout_show_page, 0, NULL, 0 },
    { "POST", "/checkout/quote", checkout_quote_page,
        R_CSRF | R_STEPS | R_OWN_ERRORS, checkout_fields, CHECKOUT_FIELDS },
    { "POST", "/checkout/place", checkout_place_page,
        R_CSRF | R_STEPS | R_OWN_ERRORS, checkout_fields, CHECKOUT_FIELDS },
    { "POST", "/checkout/cancel", checkout_cancel_page,
        R_CSRF | R_STEPS | R_OPEN,
        FIELDS(cancel_fields) },
    { "GET", "/withdrawal", withdrawal_page, R_CACHE | R_OPEN, NULL, 0 },
    { "POST", "/withdrawal", withdrawal_take_page,
        R_ORIGIN | R_OPEN | R_OWN_ERRORS, FIELDS(withdrawal_fields) },
    { "POST", "/webhooks/payment", webhook_payment_page,
        R_MACHINE | R_RAW_BODY | R_STEPS, NULL, 0 },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "checkout", routes, shop_frame);
}
