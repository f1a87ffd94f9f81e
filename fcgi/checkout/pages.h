/* The pages of checkout. */
#ifndef CHECKOUT_PAGES_H
#define CHECKOUT_PAGES_H

#include "web/app.h"

page_fn checkout_show_page;
page_fn checkout_quote_page;
page_fn checkout_place_page;
page_fn checkout_return_page;
page_fn checkout_cancel_page;
page_fn webhook_payment_page;

page_fn withdrawal_page, withdrawal_take_page;
extern const struct field withdrawal_fields[4];

#endif
