/* Every order, worked out again by the rule that it keeps. */
#include <string.h>

#include "base/db.h"
#include "shop/books_rules.h"
#include "shop/order_again.h"
#include "shop/tax.h"

/* Orders at a time; their lines are read by one statement. */
enum { BATCH = 500 };

DB_STMT(heads,
    "SELECT id, number, payment, fulfilment, (SELECT a.state "
    "FROM orders.payment_attempt a WHERE a.order_id = o.id "
    "ORDER BY a.created_at DESC LIMIT 1), currency, items_minor, "
    "discount_minor, shipping_minor, shipping_tax_minor, tax_minor, "
    "total_minor, tax_added_minor, tax_rounding, tax_prices, "
    "shipping_tax_bp, COALESCE(voucher_bp, 0) FROM orders.orders o "
    "WHERE id > ? ORDER BY id LIMIT 500");

DB_STMT(lines,
    "SELECT order_id, currency, sku, quantity, tax_bp, unit_minor, "
    "discount_minor, line_minor, tax_minor FROM orders.order_line "
    "WHERE order_id > ? AND order_id <= ? ORDER BY order_id, line_no");

struct batch {
    struct order orders[BATCH];
    bool foreign[BATCH]; /* a line is in another currency */
    size_t n;
};

static struct money
next_money(struct db_query *q, const char *currency)
{
    return money_of(db_int(q), currency);
}

static void
read_head(struct db_query *q, struct order *o)
{
    const char *currency, *rounding;

    o->id = db_str(q);
    o->number = db_str(q);
    o->payment = db_str(q);
    o->fulfilment = db_str(q);
    o->attempt_state = db_str(q);
    currency = db_str(q);
    o->items = next_money(q, currency);
    o->discount = next_money(q, currency);
    o->shipping = next_money(q, currency);
    o->shipping_tax = next_money(q, currency);
    o->tax = next_money(q, currency);
    o->total = next_money(q, currency);
    o->tax_added = next_money(q, currency);
    rounding = db_str(q);
    o->rule = tax_rule_of(rounding, db_str(q));
    o->shipping_tax_bp = db_int(q);
    o->voucher_bp = db_int(q);
}

static enum rc
read_heads(struct ctx *ctx, const char *after, struct batch *b)
{
    struct db_query *q = db_start(ctx, &heads);

    db_bind_str(q, after);
    while (b->n < BATCH && db_next(q))
        read_head(q, &b->orders[b->n++]);
    return db_end(q);
}

/* The line's order; both are read in the order of ids. */
static struct order *
order_of(struct batch *b, size_t *at, const char *id)
{
    while (*at < b->n && strcmp(b->orders[*at].id, id) < 0)
        (*at)++;
    return *at < b->n && strcmp(b->orders[*at].id, id) == 0 ? &b->orders[*at]
                                                            : NULL;
}

static void
read_line(struct db_query *q, struct order_line *l, const char *currency)
{
    l->sku = db_str(q);
    l->quantity = db_int(q);
    l->tax_bp = db_int(q);
    l->unit = next_money(q, currency);
    l->discount = next_money(q, currency);
    l->sum = next_money(q, currency);
    l->tax = next_money(q, currency);
}

static enum rc
read_lines(struct ctx *ctx, const char *after, struct batch *b)
{
    struct db_query *q = db_start(ctx, &lines);
    size_t at = 0;

    db_bind_str(q, after);
    db_bind_str(q, b->orders[b->n - 1].id);
    while (db_next(q)) {
        struct order *o = order_of(b, &at, db_str(q));
        const char *currency = db_str(q);

        if (o == NULL)
            continue;
        if (strcmp(currency, o->total.cur) != 0)
            b->foreign[at] = true;
        read_line(q, db_grow(q, &o->lines, &o->nlines), o->total.cur);
    }
    return db_end(q);
}

static void
judge(struct ctx *ctx, struct books *books, const struct order *o,
    bool foreign)
{
    struct difference d = { .rule = "O1",
        .says = "its sums and taxes do not follow from its lines",
        .order_id = talloc_strdup(ctx, o->id),
        .subject = talloc_asprintf(ctx, "order %s", o->number) };

    if (o->nlines == 0) {
        d.rule = "O2";
        d.says = "it has no line";
    } else if (foreign) {
        d.rule = "O4";
        d.says = "its lines are not in its own currency";
    } else if (order_comes_to_the_same(o)) {
        return;
    }
    books_add(ctx, books, &d);
}

static enum rc
judge_all(
    struct ctx *ctx, struct books *books, const char *after, struct batch *b)
{
    struct books_range range = { talloc_get_type_abort(
                                     talloc_parent(b), struct ctx),
        after, b->orders, b->n };

    if (b->n == 0)
        return OK;
    TRY(read_lines(range.ctx, after, b));
    for (size_t i = 0; i < b->n; i++)
        judge(ctx, books, &b->orders[i], b->foreign[i]);
    TRY(books_moves(ctx, books, &range));
    return books_history(ctx, books, &range);
}

enum rc
books_orders(struct ctx *ctx, struct books *books)
{
    const char *after = "";
    size_t n;

    do {
        struct ctx *mine = ctx_new(ctx, ctx->db, ctx->conf, ctx->keep);
        struct batch *b = talloc_zero(mine, struct batch);

        TRY(read_heads(mine, after, b));
        TRY(judge_all(ctx, books, after, b));
        n = b->n;
        books->orders += (int64_t)n;
        if (n > 0)
            after = talloc_strdup(ctx, b->orders[n - 1].id);
        talloc_free(mine);
    } while (n == BATCH);
    return OK;
}
