#include "base/db.h"
#include "base/rand.h"
#include "shop/address.h"
#include "shop/order_place.h"

DB_STMT(use_again,
    "UPDATE orders.address SET used_at = UTC_TIMESTAMP(3) WHERE sub = ? "
    "AND name = ? AND line1 = ? AND line2 = ? AND city = ? "
    "AND postcode = ? AND country = ?");

DB_STMT(add,
    "INSERT INTO orders.address (sub, name, line1, line2, city, postcode, "
    "country, id, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

static void
bind(struct db_query *q, const struct order_wish *w)
{
    db_bind_str(q, w->sub);
    db_bind_str(q, w->name);
    db_bind_str(q, w->line1);
    db_bind_str(q, w->line2);
    db_bind_str(q, w->city);
    db_bind_str(q, w->postcode);
    db_bind_str(q, w->country);
}

enum rc
address_remember(struct ctx *ctx, const struct order_wish *wish)
{
    struct db_query *q = db_start(ctx, &use_again);
    int64_t rows = 0;

    bind(q, wish);
    TRY(db_run(q, &rows));
    if (rows > 0)
        return OK;
    q = db_start(ctx, &add);
    bind(q, wish);
    db_bind_str(q, rand_id(ctx));
    return db_run(q, NULL);
}
