/* Money that no processor takes or pays back: somebody says that it moved. */
#include "shop/order_received.h"

#include "admin/order.h"
#include "base/db.h"
#include "shop/refund_by_hand.h"
#include "web/page.h"

enum { REFUND };

const struct field order_paid_back_fields[1] = {
    [REFUND] = { "refund", F_CODE, 26, 26, F_REQUIRED },
};

static enum rc
receive(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_received(
        ctx, d->req->arg[0], d->req->session.name, &d->wrong);
}

enum rc
order_received_page(struct req *req)
{
    struct deed d = { req, NULL };

    return order_answer(
        &d, db_transaction(req->ctx, receive, &d), DONE_RECEIVED);
}

static enum rc
pay_back(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return refund_by_hand(
        ctx, d->req->arg[0], form_str(&d->req->form, REFUND));
}

enum rc
order_paid_back_page(struct req *req)
{
    struct deed d = { req, NULL };

    return order_answer(
        &d, db_transaction(req->ctx, pay_back, &d), DONE_PAID_BACK);
}
