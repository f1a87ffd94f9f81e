#include "shop/refund_plan.h"

#include <string.h>

#include "base/db.h"
#include "base/log.h"

/* What the lines did not cost was the delivery. */
#define PAID "l.line_minor + IF(o.tax_prices = 'exclude', l.tax_minor, 0)"

DB_STMT(lines_of,
    "SELECT l.line_no, l.sku, l.name, l.options, l.quantity, " PAID ", "
    "l.currency FROM orders.orders o JOIN orders.order_line l "
    "ON l.order_id = o.id WHERE o.id = ? UNION ALL "
    "SELECT 0, '', o.shipping_name, '', 1, o.total_minor - COALESCE((SELECT "
    "SUM(" PAID ") FROM orders.order_line l WHERE l.order_id = o.id), 0), "
    "o.currency FROM orders.orders o WHERE o.id = ? "
    "ORDER BY line_no = 0, line_no LIMIT 201");

/* Refused money is the shop's still; its pieces are on the shelf. */
DB_STMT(back_so_far,
    "SELECT l.line_no, SUM(IF(r.state = 'refused', 0, l.quantity)), "
    "SUM(IF(r.state = 'refused', 0, l.amount_minor)), "
    "SUM(l.restock_quantity) FROM orders.refund r "
    "JOIN orders.refund_line l ON l.refund = r.id "
    "WHERE r.order_id = ? GROUP BY l.line_no ORDER BY l.line_no LIMIT 201");

static struct refund_line *
line_of(struct refund_plan *p, int64_t line_no)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->lines[i].line_no == line_no)
            return &p->lines[i];
    return NULL;
}

static enum rc
read_lines(struct ctx *ctx, const char *order_id, struct refund_plan *p)
{
    struct db_query *q = db_start(ctx, &lines_of);

    db_bind_str(q, order_id);
    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct refund_line *l = db_grow(q, &p->lines, &p->n);

        l->line_no = db_int(q);
        l->sku = db_str(q);
        l->name = db_str(q);
        l->options = db_str(q);
        l->bought = db_int(q);
        l->paid = db_money(q);
        l->paid_back = l->amount = money_of(0, l->paid.cur);
    }
    return db_end(q);
}

static enum rc
read_back(struct ctx *ctx, const char *order_id, struct refund_plan *p)
{
    struct db_query *q = db_start(ctx, &back_so_far);

    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct refund_line *l = line_of(p, db_int(q));

        if (l == NULL)
            bug("a refund of a line that order %s has not", order_id);
        l->back = db_int(q);
        l->paid_back = money_of(db_int(q), l->paid.cur);
        l->shelved = db_int(q);
    }
    return db_end(q);
}

static struct money
less(struct money a, struct money b)
{
    struct money rest = a;

    if (!money_sub(a, b, &rest))
        bug("a refund that overflows was stored");
    return rest.minor > 0 ? rest : money_of(0, a.cur);
}

/*
 * What was paid for pieces up to this one, less what is back: so that the
 * last piece takes the odd cents along.
 */
static struct money
worth(const struct refund_line *l)
{
    int64_t upto = l->back + l->quantity;
    struct money parts[2] = { l->paid, l->paid };

    if (!money_share(l->paid,
            (int64_t[]){ upto, l->bought - upto }, 2, parts))
        bug("a line of an order cannot be shared");
    return less(parts[0], l->paid_back);
}

static int64_t
smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void
take(struct refund_plan *p, struct refund_line *l, int64_t quantity,
    int64_t restock)
{
    if (quantity <= 0)
        return;
    if (quantity > l->bought - l->back) {
        p->wrong = "refund_pieces";
        return;
    }
    l->quantity = quantity;
    if (l->line_no != 0)
        l->restock =
            smaller(smaller(restock, quantity), l->bought - l->shelved);
    l->amount = worth(l);
    if (!money_add(p->amount, l->amount, &p->amount))
        bug("a refund that overflows");
}

static void
take_pieces(struct refund_plan *p, const struct refund_wish *wish)
{
    for (size_t i = 0; i < wish->npieces; i++) {
        const struct refund_piece *piece = &wish->pieces[i];
        struct refund_line *l = line_of(p, piece->line_no);

        if (l == NULL || l->quantity > 0)
            p->wrong = "refund_pieces";
        else
            take(p, l, piece->quantity, piece->restock);
    }
}

/* Amounts that went back before are not of a line: all get less. */
static void
take_all(struct ctx *ctx, struct refund_plan *p, bool restock)
{
    int64_t *weights = talloc_zero_array(ctx, int64_t, (unsigned)p->n);
    struct money *parts = talloc_array(ctx, struct money, (unsigned)p->n);

    for (size_t i = 0; i < p->n; i++) {
        struct refund_line *l = &p->lines[i];
        int64_t left = l->bought - l->back;

        take(p, l, left, restock ? left : 0);
        weights[i] = l->amount.minor;
    }
    if (p->amount.minor == 0 || money_cmp(p->amount, p->rest) == 0) {
        p->amount = p->rest;
        return;
    }
    if (!money_share(p->rest, weights, p->n, parts))
        bug("the rest of an order cannot be shared");
    for (size_t i = 0; i < p->n; i++)
        p->lines[i].amount = parts[i];
    p->amount = p->rest;
}

static const char *
what_is_wrong(const struct order *order, const struct refund_plan *p)
{
    if (!order_is_paid(order))
        return "refund_unpaid";
    if (p->wrong != NULL)
        return p->wrong;
    if (p->amount.minor <= 0)
        return "refund_nothing";
    return money_cmp(p->amount, p->rest) > 0 ? "refund_too_much" : NULL;
}

enum rc
refund_plan(struct ctx *ctx, const struct order *order,
    const struct refund_wish *wish, struct refund_plan *p)
{
    *p = (struct refund_plan){ .rest = less(order->total, order->refunded),
        .amount = money_of(0, order->total.cur) };
    TRY(read_lines(ctx, order->id, p));
    TRY(read_back(ctx, order->id, p));
    if (wish->how == REFUND_ALL)
        take_all(ctx, p, wish->restock);
    else if (wish->how == REFUND_LINES)
        take_pieces(p, wish);
    else
        p->amount.minor = wish->minor;
    p->wrong = what_is_wrong(order, p);
    p->after = less(p->rest, p->amount);
    return OK;
}
