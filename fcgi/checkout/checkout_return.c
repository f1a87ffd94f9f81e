#include <string.h>

#include "base/db.h"
#include "checkout/pages.h"
#include "frame/order_data.h"
#include "pay/settle.h"
#include "shop/payment.h"
#include "web/page.h"

enum { ORDER, RELOADS };
enum { MAX_RELOADS = 10 };

struct look {
    const char *attempt;
    bool due;
};

static enum rc
claim_look(struct ctx *ctx, void *arg)
{
    struct look *look = arg;

    return attempt_check_due(ctx, look->attempt, &look->due);
}

/*
 * Asks the processor, at most once in 5 s an attempt. That it did not
 * answer is no error of this page: it shows what we know.
 */
static enum rc
look(struct req *req, const char *attempt)
{
    struct look look = { attempt, false };
    enum rc rc;

    TRY(db_transaction(req->ctx, claim_look, &look));
    rc = look.due ? pay_settle(req->ctx, attempt) : OK;
    return rc == BUSY || rc == CONFLICT ? OK : rc;
}

/* What is not settled yet is looked at again, a number of times. */
static void
reload_later(struct req *req, const struct order *order)
{
    int64_t n = form_int(&req->form, RELOADS, 0);

    if (req->json || n >= MAX_RELOADS)
        return;
    page_header(req, "Refresh",
        talloc_asprintf(req->ctx, "%d; url=/checkout/return?order=%s&n=%d",
            n < 3 ? 2 : 6, order->id, (int)n + 1));
}

enum rc
checkout_return_page(struct req *req)
{
    const char *id = form_str(&req->form, ORDER);
    struct order_reader who = order_reader_of(req);
    struct order *order;

    page_template(req, "checkout/return");
    TRY(order_get_own(req->ctx, id, &who, &order));
    if (order_is_waiting(order) && order_has_processor(order)) {
        TRY(look(req, order->attempt));
        TRY(order_get_own(req->ctx, id, &who, &order));
    }
    if (order_is_waiting(order) && order_has_processor(order))
        reload_later(req, order);
    order_put_view(req, order);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    return order_put(req, put_object(page_data(req), "order"), order);
}
