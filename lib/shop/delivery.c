#include "shop/delivery.h"

#include "base/conf.h"
#include "base/db.h"
#include "base/keep.h"

DB_STMT(usual,
    "SELECT r.price_minor, r.currency, COALESCE(r.free_from_minor, 0), "
    "r.currency, m.hint, c.name FROM catalog.shipping_method m "
    "JOIN catalog.shipping_rate r ON r.method = m.code "
    "JOIN catalog.country c ON c.code = r.country "
    "WHERE r.country = ? ORDER BY m.position, m.code LIMIT 1");

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
    if (db_next(q)) {
        d->price = db_money(q);
        d->free_from = db_money(q);
        d->hint = talloc_steal(d, db_str(q));
        d->country = talloc_steal(d, db_str(q));
    }
    TRY(db_end(q));
    *out = keep_set(ctx, "delivery", d);
    return OK;
}
