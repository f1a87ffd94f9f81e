#include "admin/order.h"

#include "web/page.h"

const struct field order_fields[ORDER_FIELDS] = {
    [ORDER_DONE] = { "done", F_CODE, 1, 20, 0 },
};

enum rc
order_page(struct req *req)
{
    const char *done = form_str(&req->form, ORDER_DONE);
    struct order *order;

    page_template(req, "admin/order");
    TRY(order_get(req->ctx, req->arg[0], &order));
    if (done != NULL)
        put_str(page_view(req), "done",
            page_words(req, talloc_asprintf(req->ctx, "done.%s", done)));
    return order_show(req, order);
}
