/* An order's stock was moved as its state says, each reason once. */
#include <string.h>

#include "base/db.h"
#include "shop/books_walk.h"

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
    struct books_walk walk;
    struct moved *moved; /* by the order's lines */
};

static void
begin(struct books_walk *w)
{
    struct course *c = (struct course *)w;

    c->moved = talloc_zero_array(w->range->ctx, struct moved,
        (unsigned)books_order(w)->nlines + 1);
}

/* What a line must have moved by now. */
static struct moved
due(const struct order *o, const struct order_line *l)
{
    if (strcmp(o->payment, "cancelled") == 0)
        return (struct moved){ 0, 0 };
    if (order_is_waiting(o))
        return (struct moved){ 0, l->quantity };
    return (struct moved){ -l->quantity, 0 };
}

static void
finish(struct books_walk *w)
{
    struct course *c = (struct course *)w;
    const struct order *o = books_order(w);

    for (size_t i = 0; i < o->nlines; i++) {
        struct moved is = c->moved[i], must = due(o, &o->lines[i]);

        if (is.hand == must.hand && is.held == must.held)
            continue;
        books_tell(&c->walk, "S5", "its stock was not moved as its state says",
            (const char *const[]){
                talloc_asprintf(c->walk.ctx,
                    "SKU %s moved by %lld on hand and %lld reserved",
                    o->lines[i].sku, (long long)is.hand, (long long)is.held),
                talloc_asprintf(c->walk.ctx, "%lld and %lld",
                    (long long)must.hand, (long long)must.held) });
    }
}

static void
count(struct course *c, const char *sku, const char *reason,
    const int64_t sums[3])
{
    const struct order *o = books_order(&c->walk);
    size_t i = 0;

    while (i < o->nlines && strcmp(o->lines[i].sku, sku) != 0)
        i++;
    if (i == o->nlines) {
        books_tell(&c->walk, "S6",
            "stock was moved for it that no line of it has",
            (const char *const[]){
                talloc_asprintf(c->walk.ctx, "%s of SKU %s", reason, sku),
                NULL });
        return;
    }
    if (sums[0] > 1)
        books_tell(&c->walk, "S4",
            "stock was moved more than once for one reason",
            (const char *const[]){
                talloc_asprintf(c->walk.ctx, "%lld of %s for SKU %s",
                    (long long)sums[0], reason, sku),
                "1" });
    c->moved[i].hand += sums[1];
    c->moved[i].held += sums[2];
}

static void
take(struct books_walk *w, struct db_query *q)
{
    const char *sku = db_str(q), *reason = db_str(q);
    int64_t sums[3];

    for (size_t i = 0; i < COUNT(sums); i++)
        sums[i] = db_int(q);
    count((struct course *)w, sku, reason, sums);
}

enum rc
books_moves(
    struct ctx *ctx, struct books *books, const struct books_range *range)
{
    struct course c = { .walk = { ctx, books, range, 0, begin, take,
                            finish } };

    return books_walk(&c.walk, db_start(range->ctx, &moves));
}
