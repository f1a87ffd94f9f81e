#include "shop/stock_adjust.h"

#include <stdbool.h>

#include "base/db.h"

const char *const stock_whys[STOCK_WHYS] = { "delivered", "found", "damaged",
    "lost", "own_use", "gift", "correction", "other" };

DB_STMT(lock, "SELECT on_hand FROM catalog.item WHERE sku = ? "
              "LIMIT 1 FOR UPDATE");
DB_STMT(write_move,
    "INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, delta_reserved, "
    "reason, why, note, actor, at) "
    "VALUES (?, ?, ?, 0, 'adjust', ?, ?, ?, UTC_TIMESTAMP(3))");
DB_STMT(add, "UPDATE catalog.item SET on_hand = on_hand + ? "
             "WHERE sku = ? AND on_hand + ? >= reserved");
DB_STMT(set_low, "UPDATE catalog.item SET low_at = NULLIF(?, -1) "
                 "WHERE sku = ?");

static enum rc
must_exist(struct ctx *ctx, const char *sku)
{
    struct db_query *q = db_start(ctx, &lock);
    bool there;

    db_bind_str(q, sku);
    there = db_next(q);
    TRY(db_end(q));
    return there ? OK : NOTFOUND;
}

enum rc
stock_adjust(struct ctx *ctx, const struct stock_adjust *a)
{
    struct db_query *q;
    int64_t rows = 0;

    TRY(must_exist(ctx, a->sku));
    q = db_start(ctx, &write_move);
    db_bind_str(q, talloc_asprintf(ctx, "adjust/%s", a->key));
    db_bind_str(q, a->sku);
    db_bind_int(q, a->delta);
    db_bind_str(q, a->why);
    db_bind_str(q, a->note);
    db_bind_str(q, ctx->actor);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &add);
    db_bind_int(q, a->delta);
    db_bind_str(q, a->sku);
    db_bind_int(q, a->delta);
    TRY(db_run(q, &rows));
    return rows == 1 ? OK : INVALID;
}

enum rc
stock_set_low(struct ctx *ctx, const char *sku, int64_t low_at)
{
    struct db_query *q = db_start(ctx, &set_low);

    db_bind_int(q, low_at);
    db_bind_str(q, sku);
    return db_run_one(q);
}
