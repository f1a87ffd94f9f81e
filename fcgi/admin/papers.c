/* Invoices, credit notes and packing slips: to look at, and as PDF. */
#include <string.h>

#include "admin/pages.h"
#include "frame/paper_data.h"
#include "shop/order_board.h"
#include "web/page.h"

enum { SLIPS_MAX = 200 };

static void
put_facts(json_t *o, const char *key, const struct paper_fact *f, size_t n)
{
    json_t *list = put_array(o, key);

    for (size_t i = 0; i < n; i++) {
        json_t *fact = add_object(list);

        put_str(fact, "name", f[i].name);
        put_str(fact, "value", f[i].value);
        put_bool(fact, "strong", f[i].strong);
    }
}

static void
put_table(json_t *o, const struct paper *p)
{
    json_t *heads = put_array(o, "columns"), *rows = put_array(o, "rows");

    for (size_t i = 0; i < p->ncolumns; i++) {
        json_t *head = add_object(heads);

        put_str(head, "text", p->columns[i].head);
        put_bool(head, "right", p->columns[i].right);
    }
    for (size_t i = 0; i < p->nrows; i++) {
        json_t *cells = put_array(add_object(rows), "cells");

        for (size_t c = 0; c < p->ncolumns; c++) {
            json_t *cell = add_object(cells);

            put_str(cell, "text", p->rows[i].cells[c]);
            put_bool(cell, "right", p->columns[c].right);
        }
    }
}

static void
put_paper(struct req *req, const struct paper *p)
{
    json_t *o = put_object(page_data(req), "paper");

    page_template(req, "paper/paper");
    put_str(page_view(req), "title", p->title);
    put_str(page_view(req), "pdf",
        talloc_asprintf(req->ctx, "%s.pdf", req->in.path));
    put_str(page_view(req), "here",
        talloc_asprintf(req->ctx, "/orders/%s", req->arg[0]));
    put_str(o, "title", p->title);
    put_str(o, "from", p->from);
    put_str(o, "to", p->to);
    put_str(o, "closing", p->closing);
    put_facts(o, "facts", p->facts, p->nfacts);
    put_facts(o, "sums", p->sums, p->nsums);
    put_table(o, p);
}

/* A path that ends in .pdf is answered as one. */
static enum rc
answer(struct req *req, const struct paper *p, const char *name)
{
    const char *dot = strrchr(req->route->path, '.');

    if (dot != NULL && strcmp(dot, ".pdf") == 0)
        return paper_answer(req, p, 1, name);
    put_paper(req, p);
    return OK;
}

enum rc
invoice_page(struct req *req)
{
    struct order *order;
    struct paper p;

    TRY(order_get(req->ctx, req->arg[0], &order));
    TRY(paper_invoice(req, order, &p));
    return answer(req, &p,
        talloc_asprintf(req->ctx, "invoice-%lld",
            (long long)order->invoice_no));
}

enum rc
slip_page(struct req *req)
{
    struct order *order;
    struct paper p;

    TRY(order_get(req->ctx, req->arg[0], &order));
    TRY(paper_slip(req, order, &p));
    return answer(
        req, &p, talloc_asprintf(req->ctx, "slip-%s", order->number));
}

enum rc
credit_page(struct req *req)
{
    struct order *order;
    struct paper p;

    TRY(order_get(req->ctx, req->arg[0], &order));
    TRY(paper_credit(req, order, req->arg[1], &p));
    return answer(req, &p,
        talloc_asprintf(req->ctx, "credit-note-%s", order->number));
}

static enum rc
add_slip(struct req *req, const char *id, struct paper *out)
{
    struct order *order;

    TRY(order_get(req->ctx, id, &order));
    return paper_slip(req, order, out);
}

/* All that is to be packed, in one PDF, the oldest order first. */
enum rc
slips_page(struct req *req)
{
    struct order_filter filter = { .stage = "to_pack" };
    struct paper *all =
        talloc_zero_array(req->ctx, struct paper, SLIPS_MAX);
    size_t left = SLIPS_MAX, n;

    do {
        struct order_card *cards;

        TRY(order_board(req->ctx, &filter, &cards, &n));
        for (size_t i = 0; i < n && i < ORDER_BOARD_PAGE && left > 0; i++) {
            filter.before = cards[i].order.id;
            TRY(add_slip(req, filter.before, &all[--left]));
        }
    } while (left > 0 && n > ORDER_BOARD_PAGE);
    if (left == SLIPS_MAX)
        return NOTFOUND;
    return paper_answer(req, all + left, SLIPS_MAX - left, "packing-slips");
}
