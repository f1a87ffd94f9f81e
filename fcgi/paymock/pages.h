/* The pages of paymock: the API's, by noun, and the hosted page. */
#ifndef PAYMOCK_PAGES_H
#define PAYMOCK_PAGES_H

#include "web/app.h"

page_fn session_create_page, session_list_page, session_get_page;
page_fn session_expire_page, session_lines_page;

page_fn intent_create_page, intent_list_page, intent_get_page;
page_fn intent_update_page, intent_confirm_page, intent_capture_page;
page_fn intent_cancel_page;

page_fn charge_list_page, charge_get_page;
page_fn refund_create_page, refund_list_page, refund_get_page;
page_fn event_list_page, event_get_page;
page_fn entry_list_page, entry_get_page, balance_page;

page_fn unknown_get_page, unknown_post_page;

page_fn fault_set_page, fault_clear_page;

enum { CARD_NUMBER, CARD_EXPIRY, CARD_CVC, CARD_NAME, CARD_FIELDS };
extern const struct field card_fields[CARD_FIELDS];
enum { AUTH_OUTCOME, AUTH_FIELDS };
extern const struct field auth_fields[AUTH_FIELDS];

page_fn pay_page, pay_card_page, auth_page, auth_outcome_page;
frame_fn pay_frame;

#endif
