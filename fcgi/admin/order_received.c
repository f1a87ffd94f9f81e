#include "shop/order_received.h"

#include "admin/pages.h"
#include "web/page.h"

/* The money of an order that no processor takes has come. */
enum rc
order_received_page(struct req *req)
{
    const char *wrong = NULL;
    enum rc rc = order_received(
        req->ctx, req->arg[0], req->session.email, &wrong);

    if (rc == CONFLICT && wrong != NULL)
        page_error(req, wrong);
    TRY(rc);
    page_redirect(
        req, talloc_asprintf(req->ctx, "/orders/%s", req->arg[0]));
    return OK;
}
