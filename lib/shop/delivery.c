#include "shop/delivery.h"

#include "base/conf.h"
#include "base/db.h"
#include "base/keep.h"

DB_STMT(usual,
    "SELECT r.up_to_g, r.from_minor, r.currency, r.price_minor, r.currency, "
    "m.hint, c.name FROM catalog.shipping_rate r "
    "JOIN catalog.shipping_method m ON m.code = r.method "
    "JOIN catalog.country c ON c.code = r.country "
    "WHERE r.country = ? AND r.currency = ? AND r.method = "
    "(SELECT f.method FROM catalog.shipping_rate f "
    "JOIN catalog.shipping_method g ON g.code = f.method "
    "WHERE f.country = r.country AND f.currency = r.currency "
    "AND g.active = 1 "
    "ORDER BY g.position, g.code LIMIT 1) "
    "ORDER BY r.up_to_g, r.from_minor LIMIT 1000");

static void
read_step(struct db_query *q, struct delivery *d)
{
    struct shipping_step *s = db_grow(q, &d->steps, &d->n);

    s->up_to_g = db_int(q);
    s->from = db_money(q);
    s->price = db_money(q);
    d->hint = talloc_steal(d, db_str(q));
    d->country = talloc_steal(d, db_str(q));
}

enum rc
delivery_usual(struct ctx *ctx, const struct delivery **out)
{
    struct delivery *d = keep_get(ctx, "delivery");
    struct db_query *q;

    *out = d;
    if (d != NULL)
        return OK;
    d = talloc_zero(ctx, struct delivery);
    q = db_start(ctx, &usual);
    db_bind_str(q, ctx->conf->shop.country);
    db_bind_str(q, ctx->conf->shop.currency);
    while (db_next(q))
        read_step(q, d);
    TRY(db_end(q));
    if (d->steps != NULL)
        talloc_steal(d, d->steps);
    *out = keep_set(ctx, "delivery", d);
    return OK;
}
