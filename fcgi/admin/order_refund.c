/*
 * Paying back: the form, a preview that changes nothing, and one button that
 * does what the preview said.
 */
#include <string.h>

#include "admin/order.h"
#include "base/rand.h"
#include "frame/order_data.h"
#include "shop/refund_ask.h"
#include "web/page.h"

const struct field order_refund_fields[REFUND_FIELDS] = {
    [REFUND_HOW] = { "how", F_CODE, 1, 10, 0 },
    [REFUND_LINE] = { "line", F_INT, 0, 1000, F_MANY },
    [REFUND_QUANTITY] = { "quantity", F_INT, 0, 999, F_MANY },
    [REFUND_RESTOCK] = { "restock", F_INT, 0, 1000, F_MANY },
    [REFUND_SUM] = { "amount", F_TEXT, 0, 30, 0 },
    [REFUND_NOTE] = { "note", F_TEXT, 0, 200, F_NO_CARD },
    [REFUND_KEY] = { "key", F_CODE, 8, 64, 0 },
    [REFUND_SHOWN] = { "shown", F_INT, 0, INT64_MAX, 0 },
};

static bool
is_ticked(const struct form *form, int64_t line_no)
{
    const struct values *ticks = &form->values[REFUND_RESTOCK];

    for (size_t i = 0; i < ticks->n; i++)
        if (ticks->at[i].state == VALID && ticks->at[i].num == line_no)
            return true;
    return false;
}

/* Lines and quantities come in pairs; an empty quantity is none. */
static void
read_pieces(struct req *req, struct refund_wish *wish)
{
    const struct values *lines = &req->form.values[REFUND_LINE];
    const struct values *quantities = &req->form.values[REFUND_QUANTITY];
    struct refund_piece *pieces = talloc_zero_array(
        req->ctx, struct refund_piece, (unsigned)lines->n + 1);

    if (lines->n != quantities->n) {
        form_refuse(&req->form, REFUND_QUANTITY, "pairs");
        return;
    }
    for (size_t i = 0; i < lines->n; i++) {
        int64_t n = quantities->at[i].num;

        if (quantities->at[i].state != VALID || n == 0)
            continue;
        pieces[wish->npieces++] = (struct refund_piece){ lines->at[i].num, n,
            is_ticked(&req->form, lines->at[i].num) ? n : 0 };
    }
    wish->pieces = pieces;
}

static void
read_wish(struct req *req, const struct order *order,
    struct refund_wish *wish)
{
    const char *how = form_str(&req->form, REFUND_HOW);
    const char *text = form_str(&req->form, REFUND_SUM);
    struct money m;

    *wish = (struct refund_wish){ .how = REFUND_LINES };
    if (how != NULL && strcmp(how, "all") == 0) {
        wish->how = REFUND_ALL;
        wish->restock = req->form.values[REFUND_RESTOCK].n > 0;
    } else if (how != NULL && strcmp(how, "amount") == 0) {
        wish->how = REFUND_AMOUNT;
        if (text == NULL || !money_parse(text, order->total.cur, &m))
            form_refuse(&req->form, REFUND_SUM, "not_an_amount");
        else
            wish->minor = m.minor;
    } else {
        read_pieces(req, wish);
    }
}

/* What was typed beside each line, to be shown again or sent along. */
static void
put_typed(struct req *req, const struct refund_plan *plan)
{
    const struct values *lines = &req->form.values[REFUND_LINE];
    const struct values *quantities = &req->form.values[REFUND_QUANTITY];
    json_t *list = put_array(page_view(req), "lines");

    for (size_t i = 0; i < plan->n; i++) {
        const struct refund_line *l = &plan->lines[i];
        json_t *o = add_object(list);

        put_int(o, "line_no", l->line_no);
        put_bool(o, "delivery", l->line_no == 0);
        put_str(o, "name", l->name);
        put_str(o, "options", l->options);
        put_str(o, "sku", l->sku);
        put_int(o, "bought", l->bought);
        put_int(o, "left", l->bought - l->back);
        put_money(o, "paid", l->paid);
        put_bool(o, "ticked", is_ticked(&req->form, l->line_no));
        for (size_t k = 0; k < lines->n && k < quantities->n; k++)
            if (lines->at[k].num == l->line_no)
                put_str(o, "typed", quantities->at[k].raw);
    }
}

static void
put_how(struct req *req)
{
    static const char *const ways[] = { "lines", "amount", "all" };
    const char *how = form_str(&req->form, REFUND_HOW);
    size_t chosen = 0;

    for (size_t i = 1; i < COUNT(ways); i++)
        if (how != NULL && strcmp(how, ways[i]) == 0)
            chosen = i;
    put_str(page_view(req), "how", ways[chosen]);
}

static enum rc
show(struct req *req, const struct order *order,
    const struct refund_plan *plan)
{
    page_template(req, "admin/refund");
    TRY(order_show(req, order));
    page_form(req);
    put_typed(req, plan);
    put_how(req);
    order_put_plan(req, plan);
    return OK;
}

/* The form; with how, also what it comes to, or why it cannot be. */
enum rc
order_refund_form_page(struct req *req)
{
    bool asked = form_str(&req->form, REFUND_HOW) != NULL;
    struct refund_wish wish;
    struct refund_plan plan;
    struct order *order;

    TRY(order_get(req->ctx, req->arg[0], &order));
    read_wish(req, order, &wish);
    TRY(refund_plan(req->ctx, order, &wish, &plan));
    if (plan.wrong != NULL && strcmp(plan.wrong, "refund_unpaid") == 0)
        return order_as_it_is(req, plan.wrong);
    if (asked && (req->form.wrong || plan.wrong != NULL))
        page_own_error(
            req, 422, req->form.wrong ? "invalid" : plan.wrong);
    else if (asked)
        put_bool(page_view(req), "preview", true);
    put_str(page_view(req), "key", rand_id(req->ctx));
    return show(req, order, &plan);
}

/* The same form with what was typed, and what is wrong with it. */
static enum rc
again(struct req *req, const struct order *order,
    const struct refund_wish *wish)
{
    struct refund_plan plan;

    TRY(refund_plan(req->ctx, order, wish, &plan));
    page_own_error(req, 422, "invalid");
    put_str(page_view(req), "key", rand_id(req->ctx));
    return show(req, order, &plan);
}

enum rc
order_refund_page(struct req *req)
{
    const char *note = form_str(&req->form, REFUND_NOTE);
    struct refund_ask ask = { .order_id = req->arg[0],
        .request = form_str(&req->form, REFUND_KEY),
        .by = req->session.name,
        .why = note != NULL ? note : "" };
    struct order *order;
    enum rc rc;

    TRY(order_get(req->ctx, req->arg[0], &order));
    read_wish(req, order, &ask.wish);
    if (ask.request == NULL)
        form_refuse(&req->form, REFUND_KEY, "required");
    if (req->form.wrong)
        return again(req, order, &ask.wish);
    ask.amount = money_of(
        form_int(&req->form, REFUND_SHOWN, 0), order->total.cur);
    rc = refund_ask(req->ctx, &ask);
    return order_answer(&(struct deed){ req, ask.wrong }, rc,
        order_has_processor(order) ? DONE_REFUND : DONE_REFUND_BY_HAND);
}
