/* An order's history has no gap, and ends where the order stands. */
#include <string.h>

#include "base/db.h"
#include "shop/books_rules.h"

DB_STMT(steps,
    "SELECT order_id, axis, from_state, to_state FROM orders.order_history "
    "WHERE order_id > ? AND order_id <= ? AND axis <> 'refund' "
    "ORDER BY order_id, id");

enum axis { PAYMENT, FULFILMENT, ATTEMPT, RESERVATION, AXES };

static const char *const names[AXES] = { "payment", "fulfilment", "attempt",
    "reservation" };

struct course {
    struct ctx *ctx; /* that findings live on */
    struct books *books;
    const struct books_range *range;
    size_t at;              /* the order whose steps are read */
    const char *last[AXES]; /* where its history stands */
};

static void
begin(struct course *c)
{
    c->last[PAYMENT] = c->last[ATTEMPT] = c->last[RESERVATION] = "";
    c->last[FULFILMENT] = "new";
}

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
must_end(struct course *c, enum axis axis, const char *state)
{
    static const char *const says[AXES] = {
        "its history does not end in its state",
        "its history does not end in its fulfilment",
        "its history does not end in its attempt's state",
        "its history does not end where its pieces are"
    };
    const char *last = c->last[axis];

    if (state == NULL || strcmp(state, last) == 0)
        return;
    tell(c, "O7", says[axis],
        (const char *const[]){ talloc_asprintf(c->ctx, "%s %s",
                                   axis == ATTEMPT ? "its attempt is"
                                                   : "it is",
                                   state),
            last[0] != '\0' ? talloc_strdup(c->ctx, last) : "known to it" });
}

/* Where an order's pieces are. */
static const char *
pieces_of(const struct order *o)
{
    if (strcmp(o->payment, "cancelled") == 0)
        return "released";
    return strcmp(o->payment, "placed") == 0 ||
            strcmp(o->payment, "awaiting_payment") == 0
        ? "reserved"
        : "sold";
}

/* The order at hand is done; the next begins. */
static void
finish(struct course *c)
{
    const struct order *o = &c->range->orders[c->at];

    must_end(c, PAYMENT, o->payment);
    must_end(c, FULFILMENT, o->fulfilment);
    must_end(c, ATTEMPT, o->attempt_state);
    must_end(c, RESERVATION, pieces_of(o));
    c->at++;
    begin(c);
}

static void
step(struct course *c, enum axis axis, const char *from, const char *to)
{
    const char *last = c->last[axis];

    if (strcmp(from, last) != 0)
        tell(c, "O6", "its history has a gap",
            (const char *const[]){
                talloc_asprintf(c->ctx, "%s goes on from \"%s\"",
                    names[axis], from),
                talloc_asprintf(c->ctx, "from \"%s\"", last) });
    c->last[axis] = to;
}

static void
take(struct course *c, struct db_query *q)
{
    const struct books_range *range = c->range;
    const char *order = db_str(q), *axis = db_str(q);
    const char *from = db_str(q), *to = db_str(q);

    while (c->at < range->n && strcmp(range->orders[c->at].id, order) < 0)
        finish(c);
    if (c->at == range->n || strcmp(range->orders[c->at].id, order) != 0)
        return;
    for (int i = 0; i < AXES; i++)
        if (strcmp(axis, names[i]) == 0)
            step(c, (enum axis)i, from, to);
}

enum rc
books_history(
    struct ctx *ctx, struct books *books, const struct books_range *range)
{
    struct course c = { .ctx = ctx, .books = books, .range = range };
    struct db_query *q = db_start(range->ctx, &steps);

    begin(&c);
    db_bind_str(q, range->after);
    db_bind_str(q, range->orders[range->n - 1].id);
    while (db_next(q))
        take(&c, q);
    while (c.at < range->n)
        finish(&c);
    return db_end(q);
}
