#include "shop/order_refunds.h"

#include <string.h>

#include "frame/order_data.h"
#include "web/page.h"

static void
put_lines(json_t *o, const struct order_refund *r)
{
    json_t *lines = put_array(o, "lines");

    for (size_t i = 0; i < r->nlines; i++) {
        const struct order_refund_line *l = &r->lines[i];
        json_t *line = add_object(lines);

        put_str(line, "sku", l->line_no != 0 ? l->sku : NULL);
        put_str(line, "name", l->name);
        put_int(line, "quantity", l->quantity);
        put_money(line, "amount", l->amount);
        put_int(line, "_restock", l->restock);
        put_bool(line, "_more", i > 0);
    }
}

enum rc
order_put_refunds(struct req *req, json_t *o, const struct order *order)
{
    json_t *list = put_array(o, "refunds");
    struct order_refund *all;
    size_t n;

    TRY(order_refunds(req->ctx, order->id, &all, &n));
    for (size_t i = 0; i < n; i++) {
        const struct order_refund *r = &all[i];
        json_t *refund = add_object(list);

        put_money(refund, "amount", r->amount);
        put_str(refund, "state", r->state);
        put_time(refund, "asked_at", r->asked_at);
        put_time(refund, "done_at", r->done_at);
        put_str(refund, "_note", r->note);
        put_bool(refund, "_done", strcmp(r->state, "done") == 0);
        put_bool(refund, "_refused", strcmp(r->state, "refused") == 0);
        put_str(refund, "_id", r->id);
        if (r->credit_no > 0)
            put_int(refund, "credit_note", r->credit_no);
        put_bool(refund, "_by_hand",
            strcmp(r->state, "queued") == 0 && !order_has_processor(order));
        put_lines(refund, r);
    }
    return OK;
}
