#include "shop/books_walk.h"

#include <string.h>

const struct order *
books_order(const struct books_walk *w)
{
    return &w->range->orders[w->at];
}

void
books_tell(struct books_walk *w, const char *rule, const char *says,
    const char *const found[2])
{
    const struct order *o = books_order(w);

    books_add(w->ctx, w->books,
        &(struct difference){ .rule = rule,
            .says = says,
            .order_id = talloc_strdup(w->ctx, o->id),
            .subject = talloc_asprintf(w->ctx, "order %s", o->number),
            .found = found[0],
            .wanted = found[1] });
}

/* The order at hand is done; the next begins. */
static void
go_on(struct books_walk *w)
{
    w->finish(w);
    w->at++;
    if (w->at < w->range->n)
        w->begin(w);
}

enum rc
books_walk(struct books_walk *w, struct db_query *q)
{
    const struct books_range *range = w->range;

    db_bind_str(q, range->after);
    db_bind_str(q, range->orders[range->n - 1].id);
    w->begin(w);
    while (db_next(q)) {
        const char *order = db_str(q);

        while (w->at < range->n && strcmp(books_order(w)->id, order) < 0)
            go_on(w);
        if (w->at < range->n && strcmp(books_order(w)->id, order) == 0)
            w->take(w, q);
    }
    while (w->at < range->n)
        go_on(w);
    return db_end(q);
}
