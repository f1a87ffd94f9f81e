#include "checkout/checkout_form.h"
#include "checkout/pages.h"
#include "web/page.h"

/* Nothing is required yet: it is asked while the form is being filled in. */
enum rc
checkout_quote_page(struct req *req)
{
    struct order_wish wish;

    TRY(checkout_wish(req, &wish));
    return checkout_fill(req, &wish);
}
