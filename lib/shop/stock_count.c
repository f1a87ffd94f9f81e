#include "shop/stock_count.h"

#include "base/db.h"
#include "base/rand.h"

DB_STMT(add_pieces, "UPDATE catalog.item SET on_hand = on_hand + ? "
                    "WHERE sku = ? AND on_hand + ? >= reserved");
DB_STMT(on_hand_now,
    "SELECT on_hand FROM catalog.item WHERE sku = ? AND retired = 0 "
    "LIMIT 1 FOR UPDATE");
DB_STMT(write_move,
    "INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, delta_reserved, "
    "reason, note, actor, at) VALUES (?, ?, ?, 0, ?, ?, ?, UTC_TIMESTAMP(3))");

static enum rc
move(struct ctx *ctx, const char *sku, int64_t delta, const char *reason,
    const char *note)
{
    struct db_query *q = db_start(ctx, &write_move);

    db_bind_str(q, talloc_asprintf(ctx, "%s/%s", reason, rand_id(ctx)));
    db_bind_str(q, sku);
    db_bind_int(q, delta);
    db_bind_str(q, reason);
    db_bind_str(q, note);
    db_bind_str(q, ctx->actor);
    return db_run(q, NULL);
}

static enum rc
on_hand(struct ctx *ctx, const char *sku, int64_t *out)
{
    struct db_query *q = db_start(ctx, &on_hand_now);
    bool there;

    db_bind_str(q, sku);
    there = db_next(q);
    if (there)
        *out = db_int(q);
    TRY(db_end(q));
    return there ? OK : NOTFOUND;
}

enum rc
stock_change(struct ctx *ctx, const char *sku, int64_t delta,
    const char *reason, const char *note)
{
    struct db_query *q = db_start(ctx, &add_pieces);
    int64_t rows = 0, was;

    db_bind_int(q, delta);
    db_bind_str(q, sku);
    db_bind_int(q, delta);
    TRY(db_run(q, &rows));
    if (rows == 0) {
        TRY(on_hand(ctx, sku, &was));
        return INVALID;
    }
    return move(ctx, sku, delta, reason, note);
}

enum rc
stock_count(struct ctx *ctx, const char *sku, int64_t seen, int64_t counted,
    const char *note)
{
    int64_t was = 0;

    TRY(on_hand(ctx, sku, &was));
    if (was != seen)
        return CONFLICT;
    if (was == counted)
        return OK;
    return stock_change(ctx, sku, counted - was, "count", note);
}

enum rc
stock_opened(struct ctx *ctx, const char *sku, int64_t pieces)
{
    return move(ctx, sku, pieces, "opening", "");
}
