#include "paymock/pages.h"

enum {
    API_READ = R_MACHINE | R_STEPS | R_WRITES, /* it counts faults */
    API_WRITE = R_MACHINE | R_STEPS
};

static const struct route routes[] = {
    { "POST", "/v1/checkout/sessions", session_create_page, API_WRITE, NULL,
        0 },
    { "GET", "/v1/checkout/sessions", session_list_page, API_READ, NULL, 0 },
    { "GET", "/v1/checkout/sessions/:id", session_get_page, API_READ, NULL, 0 },
    { "GET", "/v1/checkout/sessions/:id/line_items", session_lines_page,
        API_READ, NULL, 0 },
    { "POST", "/v1/checkout/sessions/:id/expire", session_expire_page,
        API_WRITE, NULL, 0 },
    { "POST", "/v1/payment_intents", intent_create_page, API_WRITE, NULL, 0 },
    { "GET", "/v1/payment_intents", intent_list_page, API_READ, NULL, 0 },
    { "GET", "/v1/payment_intents/:id", intent_get_page, API_READ, NULL, 0 },
    { "POST", "/v1/payment_intents/:id", intent_update_page, API_WRITE, NULL,
        0 },
    { "POST", "/v1/payment_intents/:id/confirm", intent_confirm_page, API_WRITE,
        NULL, 0 },
    { "POST", "/v1/payment_intents/:id/capture", intent_capture_page, API_WRITE,
        NULL, 0 },
    { "POST", "/v1/payment_intents/:id/cancel", intent_cancel_page, API_WRITE,
        NULL, 0 },
    { "GET", "/v1/charges", charge_list_page, API_READ, NULL, 0 },
    { "GET", "/v1/charges/:id", charge_get_page, API_READ, NULL, 0 },
    { "POST", "/v1/refunds", refund_create_page, API_WRITE, NULL, 0 },
    { "GET", "/v1/refunds", refund_list_page, API_READ, NULL, 0 },
    { "GET", "/v1/refunds/:id", refund_get_page, API_READ, NULL, 0 },
    { "GET", "/v1/events", event_list_page, API_READ, NULL, 0 },
    { "GET", "/v1/events/:id", event_get_page, API_READ, NULL, 0 },
    { "GET", "/v1/balance_transactions", entry_list_page, API_READ, NULL, 0 },
    { "GET", "/v1/balance_transactions/:id", entry_get_page, API_READ, NULL,
        0 },
    { "GET", "/v1/balance", balance_page, API_READ, NULL, 0 },
    { "POST", "/_fault", fault_set_page, R_MACHINE, NULL, 0 },
    { "DELETE", "/_fault", fault_clear_page, R_MACHINE | R_WRITES, NULL, 0 },
    { "GET", "/pay/:id", pay_page, 0, NULL, 0 },
    { "POST", "/pay/:id", pay_card_page, R_ORIGIN | R_STEPS | R_OWN_ERRORS,
        card_fields, CARD_FIELDS },
    { "GET", "/pay/:id/authenticate", auth_page, 0, NULL, 0 },
    { "POST", "/pay/:id/authenticate", auth_outcome_page, R_ORIGIN | R_STEPS,
        auth_fields, AUTH_FIELDS },
    { "GET", "/v1/:a", unknown_get_page, API_READ, NULL, 0 },
    { "GET", "/v1/:a/:b", unknown_get_page, API_READ, NULL, 0 },
    { "GET", "/v1/:a/:b/:c", unknown_get_page, API_READ, NULL, 0 },
    { "GET", "/v1/:a/:b/:c/:d", unknown_get_page, API_READ, NULL, 0 },
    { "POST", "/v1/:a", unknown_post_page, API_WRITE, NULL, 0 },
    { "POST", "/v1/:a/:b", unknown_post_page, API_WRITE, NULL, 0 },
    { "POST", "/v1/:a/:b/:c", unknown_post_page, API_WRITE, NULL, 0 },
    { "POST", "/v1/:a/:b/:c/:d", unknown_post_page, API_WRITE, NULL, 0 },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "paymock", routes, pay_frame);
}
