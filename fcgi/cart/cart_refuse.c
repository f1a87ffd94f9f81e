#include <string.h>

#include "cart/pages.h"
#include "frame/cart_data.h"
#include "web/page.h"

static void
put_order(struct req *req, const char *order_id)
{
    put_str(page_data(req), "order", order_id);
    if (order_id != NULL)
        put_str(page_view(req), "order_url", cart_order_path(req, order_id));
}

bool
cart_is_beside(const char *code)
{
    return strcmp(code, "update_reused") == 0 ||
        strcmp(code, "signed_in") == 0;
}

enum rc
cart_refuse(struct req *req, const char *id, const char *code,
    const char *order_id)
{
    struct cart c;

    page_error(req, code);
    page_error_template(req, "cart/refused");
    if (strcmp(code, "signed_in") == 0)
        req_forget_guest(req);
    else
        put_str(page_view(req), "cart_url", cart_path(req, id, NULL));
    if (order_id != NULL)
        put_order(req, order_id);
    if (strcmp(code, "stale_cart") != 0)
        return CONFLICT;
    TRY(cart_get(req->ctx, req->session.owner, id, &c));
    put_cart(req, put_object(page_data(req), "cart"), &c);
    return CONFLICT;
}

enum rc
cart_ordering(struct req *req, const char *id, const char *code,
    const char *order_id)
{
    put_order(req, order_id);
    cart_put_token(req);
    TRY(cart_put_asked(req, id));
    page_template(req, "cart/ordering");
    page_own_error(req, 409, code);
    return OK;
}
