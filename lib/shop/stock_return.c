#include "shop/stock_return.h"

#include <stdlib.h>
#include <string.h>

#include "base/db.h"

DB_STMT(put_back,
    "UPDATE catalog.item SET on_hand = on_hand + ? WHERE sku = ?");

DB_STMT(write_move,
    "INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, "
    "delta_reserved, reason, order_id, refund, actor, at) "
    "VALUES (?, ?, ?, 0, 'return', ?, ?, ?, UTC_TIMESTAMP(3))");

static int
by_sku(const void *a, const void *b)
{
    return strcmp(((const struct stock_back *)a)->sku,
        ((const struct stock_back *)b)->sku);
}

static enum rc
return_one(struct ctx *ctx, const char *order_id, const char *refund,
    const struct stock_back *back)
{
    struct db_query *q = db_start(ctx, &write_move);

    db_bind_str(q,
        talloc_asprintf(ctx, "return/%s/%s",
            refund[0] != '\0' ? refund : order_id, back->sku));
    db_bind_str(q, back->sku);
    db_bind_int(q, back->quantity);
    db_bind_str(q, order_id);
    db_bind_str(q, refund);
    db_bind_str(q, ctx->actor);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &put_back);
    db_bind_int(q, back->quantity);
    db_bind_str(q, back->sku);
    return db_run_one(q);
}

enum rc
stock_return(struct ctx *ctx, const char *order_id, const char *refund,
    struct stock_back *back, size_t n)
{
    if (n > 1)
        qsort(back, n, sizeof(*back), by_sku);
    for (size_t i = 0; i < n; i++)
        TRY(return_one(ctx, order_id, refund, &back[i]));
    return OK;
}
