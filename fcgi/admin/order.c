#include "admin/order.h"

#include <string.h>

#include "web/page.h"

const struct field order_fields[ORDER_FIELDS] = {
    [ORDER_DONE] = { "done", F_CODE, 1, 20, 0 },
};

static const char *const done_codes[] = { [DONE_SHIPPED] = "shipped",
    [DONE_DELIVERED] = "delivered",
    [DONE_CANCELLED] = "cancelled",
    [DONE_RECEIVED] = "received",
    [DONE_PAID_BACK] = "paid_back",
    [DONE_REFUND] = "refund",
    [DONE_NOTE] = "note",
    [DONE_MAIL] = "mail",
    [DONE_ADDRESS] = "address",
    [DONE_REFUND_BY_HAND] = "refund_by_hand",
    [DONE_CANCELLED_BY_HAND] = "cancelled_by_hand",
    [DONE_CAME_BACK] = "came_back" };

/* Only what is in the table becomes a name of words. */
static void
put_done(struct req *req)
{
    const char *done = form_str(&req->form, ORDER_DONE);

    for (size_t i = 0; done != NULL && i < COUNT(done_codes); i++)
        if (strcmp(done, done_codes[i]) == 0)
            put_str(page_view(req), "done",
                page_words(req,
                    talloc_asprintf(req->ctx, "done.%s", done_codes[i])));
}

enum rc
order_page(struct req *req)
{
    struct order *order;

    page_template(req, "admin/order");
    TRY(order_get(req->ctx, req->arg[0], &order));
    put_done(req);
    return order_show(req, order);
}

enum rc
order_answer(const struct deed *deed, enum rc rc, enum deed_done done)
{
    struct req *req = deed->req;

    if (rc == CONFLICT)
        return order_as_it_is(req, deed->wrong);
    TRY(rc);
    page_redirect(req,
        talloc_asprintf(req->ctx, "/orders/%s?done=%s", req->arg[0],
            done_codes[done]));
    return OK;
}
