#include "shop/shipping.h"

#include <string.h>

#include "base/db.h"
#include "shop/shipping_step.h"

DB_STMT(steps,
    "SELECT m.code, m.name, m.hint, m.tax_class, r.up_to_g, r.from_minor, "
    "r.currency, r.price_minor, r.currency "
    "FROM catalog.shipping_rate r "
    "JOIN catalog.shipping_method m ON m.code = r.method "
    "WHERE r.country = ? AND r.currency = ? AND m.active = 1 "
    "ORDER BY m.position, m.code, r.up_to_g, r.from_minor LIMIT 2000");

/* A method with its steps, as the rows come. */
struct offered {
    struct shipping method;
    struct shipping_step *steps;
    size_t n;
};

static void
read_row(struct db_query *q, struct offered **all, size_t *n)
{
    struct shipping m;
    struct shipping_step *s;

    m.code = db_str(q);
    m.name = db_str(q);
    m.hint = db_str(q);
    m.tax_class = db_str(q);
    if (*n == 0 || strcmp((*all)[*n - 1].method.code, m.code) != 0)
        db_grow(q, all, n)->method = m;
    s = db_grow(q, &(*all)[*n - 1].steps, &(*all)[*n - 1].n);
    s->up_to_g = db_int(q);
    s->from = db_money(q);
    s->price = db_money(q);
}

static void
widen(struct shipping_offer *out, const struct shipping_step *s)
{
    if (out->heaviest_g == 0 || money_cmp(s->from, out->least) < 0)
        out->least = s->from;
    if (s->up_to_g > out->heaviest_g)
        out->heaviest_g = s->up_to_g;
}

static void
take(const struct shipping_ask *ask, const struct offered *o,
    struct shipping_offer *out)
{
    const struct shipping_step *s =
        shipping_step_for(o->steps, o->n, ask->weight_g, ask->goods);

    for (size_t i = 0; i < o->n; i++)
        widen(out, &o->steps[i]);
    if (s == NULL)
        return;
    out->at[out->n] = o->method;
    out->at[out->n++].price = s->price;
}

enum rc
shipping_for(struct ctx *ctx, const struct shipping_ask *ask,
    struct shipping_offer *out)
{
    struct db_query *q = db_start(ctx, &steps);
    struct offered *all = NULL;
    size_t n = 0;

    db_bind_str(q, ask->country);
    db_bind_str(q, ask->goods.cur);
    while (db_next(q))
        read_row(q, &all, &n);
    TRY(db_end(q));
    *out = (struct shipping_offer){ .least = ask->goods };
    out->at = talloc_array(ctx, struct shipping, (unsigned)n);
    for (size_t i = 0; i < n; i++)
        take(ask, &all[i], out);
    return OK;
}

const struct shipping *
shipping_by_code(const struct shipping_offer *offer, const char *code)
{
    for (size_t i = 0; i < offer->n; i++)
        if (strcmp(offer->at[i].code, code) == 0)
            return &offer->at[i];
    return NULL;
}
