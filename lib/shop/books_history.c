/* An order's history has no gap, and ends where the order stands. */
#include <string.h>

#include "base/db.h"
#include "shop/books_walk.h"

DB_STMT(steps,
    "SELECT order_id, axis, from_state, to_state FROM orders.order_history "
    "WHERE order_id > ? AND order_id <= ? AND axis <> 'refund' "
    "ORDER BY order_id, id");

enum axis { PAYMENT, FULFILMENT, ATTEMPT, RESERVATION, AXES };

static const char *const names[AXES] = { "payment", "fulfilment", "attempt",
    "reservation" };

struct course {
    struct books_walk walk;
    const char *last[AXES]; /* where the order's history stands */
};

static void
begin(struct books_walk *w)
{
    struct course *c = (struct course *)w;

    c->last[PAYMENT] = c->last[ATTEMPT] = c->last[RESERVATION] = "";
    c->last[FULFILMENT] = "new";
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
    books_tell(&c->walk, "O7", says[axis],
        (const char *const[]){ talloc_asprintf(c->walk.ctx, "%s %s",
                                   axis == ATTEMPT ? "its attempt is"
                                                   : "it is",
                                   state),
            last[0] != '\0' ? talloc_strdup(c->walk.ctx, last)
                            : "known to it" });
}

/* Where an order's pieces are. */
static const char *
pieces_of(const struct order *o)
{
    if (strcmp(o->payment, "cancelled") == 0)
        return "released";
    return order_is_waiting(o) ? "reserved" : "sold";
}

static void
finish(struct books_walk *w)
{
    struct course *c = (struct course *)w;
    const struct order *o = books_order(w);

    must_end(c, PAYMENT, o->payment);
    must_end(c, FULFILMENT, o->fulfilment);
    must_end(c, ATTEMPT, o->attempt_state);
    must_end(c, RESERVATION, pieces_of(o));
}

static void
step(struct course *c, enum axis axis, const char *from, const char *to)
{
    const char *last = c->last[axis];

    if (strcmp(from, last) != 0)
        books_tell(&c->walk, "O6", "its history has a gap",
            (const char *const[]){
                talloc_asprintf(c->walk.ctx, "%s goes on from \"%s\"",
                    names[axis], from),
                talloc_asprintf(c->walk.ctx, "from \"%s\"", last) });
    c->last[axis] = to;
}

static void
take(struct books_walk *w, struct db_query *q)
{
    const char *axis = db_str(q), *from = db_str(q), *to = db_str(q);

    for (int i = 0; i < AXES; i++)
        if (strcmp(axis, names[i]) == 0)
            step((struct course *)w, (enum axis)i, from, to);
}

enum rc
books_history(
    struct ctx *ctx, struct books *books, const struct books_range *range)
{
    struct course c = { .walk = { ctx, books, range, 0, begin, take,
                            finish } };

    return books_walk(&c.walk, db_start(range->ctx, &steps));
}
