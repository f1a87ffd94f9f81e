/* The pages of the account program. */
#ifndef ACCOUNT_PAGES_H
#define ACCOUNT_PAGES_H

#include "web/app.h"

page_fn account_page, account_orders_page, account_order_page;
page_fn account_invoice_page, account_credit_page;
page_fn account_addresses_page, account_address_page;
page_fn account_address_ask_page, account_address_save_page;
page_fn account_address_delete_page;

enum orders_field { O_BEFORE, O_FIELDS };
enum order_field { L_UNTIL, L_SIG, L_FIELDS };
enum address_field {
    A_NAME,
    A_LINE1,
    A_LINE2,
    A_CITY,
    A_POSTCODE,
    A_COUNTRY,
    A_FIELDS
};

extern const struct field account_orders_fields[O_FIELDS];
extern const struct field account_order_fields[L_FIELDS];
extern const struct field account_address_fields[A_FIELDS];

#endif
