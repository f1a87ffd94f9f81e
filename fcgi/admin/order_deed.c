/* What is done with an order besides paying back a part of it. */
#include <string.h>

#include "admin/order.h"
#include "base/db.h"
#include "base/rand.h"
#include "frame/order_data.h"
#include "shop/order_ship.h"
#include "shop/refund_ask.h"
#include "web/page.h"

const struct field order_ship_fields[SHIP_FIELDS] = {
    [SHIP_TRACKING] = { "tracking", F_TEXT, 0, 100, 0 },
    [SHIP_CARRIER] = { "carrier", F_TEXT, 0, 60, 0 },
};

const struct field order_cancel_fields[CANCEL_FIELDS] = {
    [CANCEL_KEY] = { "key", F_CODE, 8, 64, F_REQUIRED },
    [CANCEL_SEEN] = { "seen", F_CODE, 1, 20, F_REQUIRED },
    [CANCEL_SHOWN] = { "shown", F_INT, 0, INT64_MAX, 0 },
    [CANCEL_NOTE] = { "note", F_TEXT, 0, 200, F_NO_CARD },
};

static enum rc
ship(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    struct req *req = d->req;

    return order_ship(ctx,
        &(struct shipment){ req->arg[0], form_text(&req->form, SHIP_TRACKING),
            form_text(&req->form, SHIP_CARRIER), req->session.name },
        &d->wrong);
}

enum rc
order_ship_page(struct req *req)
{
    struct deed d = { req, NULL };

    if (req->form.wrong)
        return order_typed_wrong(req);
    return order_answer(&d, db_transaction(req->ctx, ship, &d), DONE_SHIPPED);
}

static enum rc
deliver(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_deliver(
        ctx, d->req->arg[0], d->req->session.name, &d->wrong);
}

enum rc
order_deliver_page(struct req *req)
{
    struct deed d = { req, NULL };

    return order_answer(
        &d, db_transaction(req->ctx, deliver, &d), DONE_DELIVERED);
}

static const struct refund_wish everything = { .how = REFUND_ALL,
    .restock = true };

/* Asks first, and says what will become of money, stock and mail. */
enum rc
order_cancel_ask_page(struct req *req)
{
    struct order *order;
    struct refund_plan plan;
    bool paid;

    TRY(order_get(req->ctx, req->arg[0], &order));
    paid = order->paid_at != NULL;
    TRY(refund_plan(req->ctx, order, &everything, &plan));
    if (strcmp(order->payment, "cancelled") == 0)
        return order_as_it_is(req, "cancelled_before");
    if (strcmp(order->fulfilment, "new") != 0)
        return order_as_it_is(req, "order_shipped");
    if (paid && plan.wrong != NULL && order->total.minor > 0)
        return order_as_it_is(req, plan.wrong);
    page_template(req, "admin/cancel");
    page_form(req);
    TRY(order_show(req, order));
    put_bool(page_view(req), "paid", paid);
    put_str(page_view(req), "seen", order->payment);
    put_str(page_view(req), "key", rand_id(req->ctx));
    order_put_plan(req, &plan);
    return OK;
}

static enum rc
call_off(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_call_off(
        ctx, d->req->arg[0], d->req->session.name, &d->wrong);
}

/* Money is paid back by hand where no processor took it. */
static enum rc
pay_back(struct deed *d, enum deed_done *done)
{
    struct req *req = d->req;
    struct refund_ask ask = { .order_id = req->arg[0],
        .request = form_str(&req->form, CANCEL_KEY),
        .by = req->session.name,
        .why = form_text(&req->form, CANCEL_NOTE),
        .wish = everything,
        .cancels = true };
    struct order *order;
    enum rc rc;

    TRY(order_get(req->ctx, req->arg[0], &order));
    if (order->total.minor > 0 && !order_has_processor(order))
        *done = DONE_CANCELLED_BY_HAND;
    ask.amount = money_of(
        form_int(&req->form, CANCEL_SHOWN, 0), order->total.cur);
    rc = refund_ask(req->ctx, &ask);
    d->wrong = ask.wrong;
    return rc;
}

/* What the person was shown decides which of the two is meant. */
enum rc
order_cancel_page(struct req *req)
{
    const char *seen = form_str(&req->form, CANCEL_SEEN);
    struct deed d = { req, NULL };
    enum deed_done done = DONE_CANCELLED;
    enum rc rc;

    if (req->form.wrong) {
        page_own_error(req, 422, "invalid");
        return order_cancel_ask_page(req);
    }
    rc = strcmp(seen, "placed") == 0 || strcmp(seen, "awaiting_payment") == 0
        ? db_transaction(req->ctx, call_off, &d)
        : pay_back(&d, &done);
    return order_answer(&d, rc, done);
}
