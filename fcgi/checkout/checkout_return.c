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

static bool
is_waiting(const struct order *order)
{
    return strcmp(order->payment, "placed") == 0 ||
        strcmp(order->payment, "awaiting_payment") == 0;
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

static const char *
time_of(const struct order *order, const char *state)
{
    for (size_t i = 0; i < order->nhistory; i++)
        if (strcmp(order->history[i].to, state) == 0)
            return order->history[i].at;
    return NULL;
}

/* The way of an order: what is behind it, where it is, what comes. */
static void
put_trail(struct req *req, const struct order *order)
{
    static const char *const good[] = { "placed", "paid", "shipped",
        "delivered" };
    static const char *const bad[] = { "placed", "cancelled" };
    bool cancelled = strcmp(order->payment, "cancelled") == 0;
    const char *const *steps = cancelled ? bad : good;
    size_t n = cancelled ? COUNT(bad) : COUNT(good);
    json_t *trail = put_array(page_view(req), "trail");

    for (size_t i = 0; i < n; i++) {
        const char *at = time_of(order, steps[i]);
        bool last = i + 1 == n || time_of(order, steps[i + 1]) == NULL;
        json_t *o = add_object(trail);
        const char *code = talloc_asprintf(req->ctx, "trail.%s", steps[i]);

        put_str(o, "words", page_words(req, code));
        put_time(o, "at", at);
        put_bool(o, "done", at != NULL && !last);
        put_bool(o, "now", at != NULL && last);
    }
}

static void
put_view(struct req *req, const struct order *order)
{
    json_t *view = page_view(req);
    bool waiting = is_waiting(order);

    put_bool(view, "waiting", waiting);
    put_bool(view, "unknown", waiting && order->pay_url == NULL);
    put_bool(view, "is_paid", strcmp(order->payment, "paid") == 0);
    put_str(view, "heading",
        talloc_asprintf(req->ctx, "Order %s", order->number));
    put_bool(view, "cancelled", strcmp(order->payment, "cancelled") == 0);
    put_str(view, "first_name",
        talloc_strndup(
            req->ctx, order->name, strcspn(order->name, " ")));
    put_str(view, "words", page_words(req, order_public_state(order)));
    put_str(view, "tag",
        page_words(req,
            talloc_asprintf(
                req->ctx, "tag.%s", order_public_state(order))));
}

enum rc
checkout_return_page(struct req *req)
{
    const char *id = form_str(&req->form, ORDER);
    struct order_reader who = order_reader_of(req);
    struct order *order;

    page_template(req, "checkout/return");
    TRY(order_get_own(req->ctx, id, &who, &order));
    if (is_waiting(order) && order->attempt != NULL) {
        TRY(look(req, order->attempt));
        TRY(order_get_own(req->ctx, id, &who, &order));
    }
    if (is_waiting(order))
        reload_later(req, order);
    put_view(req, order);
    put_trail(req, order);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    return order_put(req, put_object(page_data(req), "order"), order);
}
