/* An order's stock was moved as its state says, each reason once. */
#include <string.h>

#include "base/db.h"
#include "shop/books_rules.h"

/* Returns are apart: they are bounded by what was given back. */
DB_STMT(moves,
    "SELECT order_id, sku, reason, COUNT(*), SUM(delta_on_hand), "
    "SUM(delta_reserved) FROM catalog.stock_move "
    "WHERE order_id > ? AND order_id <= ? AND reason <> 'return' "
    "GROUP BY order_id, sku, reason ORDER BY order_id, sku, reason");

struct moved {
    int64_t hand, held;
};

struct course {
    struct ctx *ctx; /* that findings live on */
    struct books *books;
    const struct books_range *range;
    size_t at;           /* the order whose moves are read */
    struct moved *moved; /* by its lines */
};

static void
tell(struct course *c, const char *rule, const char *says,
    const char *const found[2])
{
    const struct order *o = &c->range->orders[c->at];

    books_add(c->ctx, c->books,
        &(struct difference){ .rule = rule,
            .says = says,
            .order_id = talloc_strdup(c->ctx, o->id),
            .subject = talloc_asprintf(c->ctx, "order %s", o->number),
            .found = found[0],
            .wanted = found[1] });
}

static void
begin(struct course *c)
{
    if (c->at < c->range->n)
        c->moved = talloc_zero_array(c->range->ctx, struct moved,
            (unsigned)c->range->orders[c->at].nlines + 1);
}

/* What a line must have moved by now. */
static struct moved
due(const struct order *o, const struct order_line *l)
{
    if (strcmp(o->payment, "cancelled") == 0)
        return (struct moved){ 0, 0 };
    if (strcmp(o->payment, "placed") == 0 ||
        strcmp(o->payment, "awaiting_payment") == 0)
        return (struct moved){ 0, l->quantity };
    return (struct moved){ -l->quantity, 0 };
}

/* The order at hand is done; the next begins. */
static void
finish(struct course *c)
{
    const struct order *o = &c->range->orders[c->at];

    for (size_t i = 0; i < o->nlines; i++) {
        struct moved is = c->moved[i], must = due(o, &o->lines[i]);

        if (is.hand == must.hand && is.held == must.held)
            continue;
        tell(c, "S5", "its stock was not moved as its state says",
            (const char *const[]){
                talloc_asprintf(c->ctx,
                    "SKU %s moved by %lld on hand and %lld reserved",
                    o->lines[i].sku, (long long)is.hand, (long long)is.held),
                talloc_asprintf(c->ctx, "%lld and %lld",
                    (long long)must.hand, (long long)must.held) });
    }
    c->at++;
    begin(c);
}

static void
count(struct course *c, const char *sku, const char *reason,
    const int64_t sums[3])
{
    const struct order *o = &c->range->orders[c->at];
    size_t i = 0;

    while (i < o->nlines && strcmp(o->lines[i].sku, sku) != 0)
        i++;
    if (i == o->nlines) {
        tell(c, "S6", "stock was moved for it that no line of it has",
            (const char *const[]){
                talloc_asprintf(c->ctx, "%s of SKU %s", reason, sku),
                NULL });
        return;
    }
    if (sums[0] > 1)
        tell(c, "S4", "stock was moved more than once for one reason",
            (const char *const[]){
                talloc_asprintf(c->ctx, "%lld of %s for SKU %s",
                    (long long)sums[0], reason, sku),
                "1" });
    c->moved[i].hand += sums[1];
    c->moved[i].held += sums[2];
}

static void
take(struct course *c, struct db_query *q)
{
    const struct books_range *range = c->range;
    const char *order = db_str(q), *sku = db_str(q), *reason = db_str(q);
    int64_t sums[3];

    for (size_t i = 0; i < COUNT(sums); i++)
        sums[i] = db_int(q);
    while (c->at < range->n && strcmp(range->orders[c->at].id, order) < 0)
        finish(c);
    if (c->at < range->n && strcmp(range->orders[c->at].id, order) == 0)
        count(c, sku, reason, sums);
}

enum rc
books_moves(
    struct ctx *ctx, struct books *books, const struct books_range *range)
{
    struct course c = { .ctx = ctx, .books = books, .range = range };
    struct db_query *q = db_start(range->ctx, &moves);

    begin(&c);
    db_bind_str(q, range->after);
    db_bind_str(q, range->orders[range->n - 1].id);
    while (db_next(q))
        take(&c, q);
    while (c.at < range->n)
        finish(&c);
    return db_end(q);
}
