#include "shop/order_board.h"

#include <string.h>

#include "base/db.h"

DB_STMT(page,
    "SELECT o.id, o.number, o.payment, o.fulfilment, o.email, o.name, "
    "o.placed_at, o.total_minor, o.currency, "
    "(SELECT COALESCE(SUM(l.quantity), 0) FROM orders.order_line l "
    "WHERE l.order_id = o.id), "
    "(SELECT COUNT(*) FROM orders.order_line l WHERE l.order_id = o.id), "
    "o.city, (SELECT l.name FROM orders.order_line l WHERE l.order_id = o.id "
    "ORDER BY l.line_no LIMIT 1) "
    "FROM orders.orders o "
    "WHERE (? IS NULL OR FIND_IN_SET(o.payment, ?) > 0) "
    "AND (? IS NULL OR FIND_IN_SET(o.fulfilment, ?) > 0) "
    /* Where all the money is on its way back, there is nothing to do. */
    "AND (? IS NULL OR o.refunded_minor < o.total_minor "
    "OR o.total_minor = 0) "
    "AND (? IS NULL OR o.number = ? OR o.email LIKE ? OR o.name LIKE ? "
    "OR EXISTS (SELECT 1 FROM orders.order_line l "
    "WHERE l.order_id = o.id AND l.sku = ?)) "
    "AND (? IS NULL OR o.id < ?) ORDER BY o.id DESC LIMIT 51");

static void
bind_filter(
    struct ctx *ctx, struct db_query *q, const struct order_filter *f)
{
    char *like = talloc_strdup(ctx, "%");

    for (const char *p = f->words; p != NULL && *p != '\0'; p++)
        like = talloc_asprintf_append_buffer(like, "%s%c",
            strchr("%_\\", *p) != NULL ? "\\" : "", *p);
    like = talloc_strdup_append_buffer(like, "%");
    db_bind_str(q, f->payments);
    db_bind_str(q, f->payments);
    db_bind_str(q, f->fulfilments);
    db_bind_str(q, f->fulfilments);
    db_bind_str(q, f->fulfilments);
    db_bind_str(q, f->words);
    db_bind_str(q, f->words);
    db_bind_str(q, like);
    db_bind_str(q, like);
    db_bind_str(q, f->words);
    db_bind_str(q, f->before);
    db_bind_str(q, f->before);
}

enum rc
order_board(struct ctx *ctx, const struct order_filter *filter,
    struct order_card **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &page);

    *out = NULL;
    *n = 0;
    bind_filter(ctx, q, filter);
    while (db_next(q)) {
        struct order_card *c = db_grow(q, out, n);
        struct order_summary *s = &c->order;

        s->id = db_str(q);
        s->number = db_str(q);
        s->payment = db_str(q);
        s->fulfilment = db_str(q);
        s->state = order_state_of(s->payment, s->fulfilment);
        s->email = db_str(q);
        s->name = db_str(q);
        s->placed_at = db_str(q);
        s->total = db_money(q);
        s->pieces = db_int(q);
        c->lines = db_int(q);
        c->city = db_str(q);
        c->goods = db_str(q);
    }
    return db_end(q);
}
