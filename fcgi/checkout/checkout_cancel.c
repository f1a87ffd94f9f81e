#include <string.h>

#include "checkout/pages.h"
#include "frame/order_data.h"
#include "pay/settle.h"
#include "web/page.h"

enum { ORDER };

/*
 * Back to the cart, if the processor lets go of the payment; it may turn
 * out that it was made.
 */
enum rc
checkout_cancel_page(struct req *req)
{
    const char *id = form_str(&req->form, ORDER);
    struct order_reader who = order_reader_of(req);
    struct order *order;
    enum rc rc;

    TRY(order_get_own(req->ctx, id, &who, &order));
    rc = pay_expire(req->ctx, order->id);
    if (rc == BUSY)
        page_error(req, "cancel_unanswered");
    if (rc == CONFLICT)
        page_error(req, "already_sent");
    TRY(rc);
    TRY(order_get_own(req->ctx, id, &who, &order));
    if (req->json) {
        order_put_brief(put_object(page_data(req), "order"), order);
        put_str(page_data(req), "cart", order->cart_id);
    }
    page_redirect(req, strcmp(order->payment, "cancelled") == 0
            ? talloc_asprintf(req->ctx, "/cart/%s", order->cart_id)
            : talloc_asprintf(
                  req->ctx, "/checkout/return?order=%s", order->id));
    return OK;
}
