#include "shop/stock.h"

#include <stdlib.h>
#include <string.h>

#include "base/db.h"
#include "base/log.h"

DB_STMT(take,
    "UPDATE catalog.item SET reserved = reserved + ? "
    "WHERE sku = ? AND active = 1 AND on_hand - reserved >= ?");

/* The newest state, not the transaction's snapshot, and no snapshot made. */
DB_STMT(left_over,
    "SELECT IF(active = 1, on_hand - reserved, 0) FROM catalog.item "
    "WHERE sku = ? LOCK IN SHARE MODE");

DB_STMT(give_back,
    "UPDATE catalog.item SET reserved = reserved - ? "
    "WHERE sku = ? AND reserved >= ?");

DB_STMT(hand_out,
    "UPDATE catalog.item SET reserved = reserved - ?, on_hand = on_hand - ? "
    "WHERE sku = ? AND reserved >= ? AND on_hand >= ?");

DB_STMT(move,
    "INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, "
    "delta_reserved, reason, order_id, actor, at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(reserved_lines,
    "SELECT sku, quantity FROM orders.order_line WHERE order_id = ? "
    "ORDER BY sku LIMIT 200 LOCK IN SHARE MODE");

static enum rc
write_move(struct ctx *ctx, const char *reason, const char *order_id,
    const char *sku, const int64_t delta[2])
{
    struct db_query *q = db_start(ctx, &move);
    const char *ref =
        talloc_asprintf(ctx, "%s/%s/%s", reason, order_id, sku);

    db_bind_str(q, ref);
    db_bind_str(q, sku);
    db_bind_int(q, delta[0]);
    db_bind_int(q, delta[1]);
    db_bind_str(q, reason);
    db_bind_str(q, order_id);
    db_bind_str(q, ctx->actor);
    return db_run(q, NULL);
}

static enum rc
read_left_over(struct ctx *ctx, struct stock_want *want)
{
    struct db_query *q = db_start(ctx, &left_over);

    want->available = 0;
    db_bind_str(q, want->sku);
    if (db_next(q))
        want->available = db_int(q);
    return db_end(q);
}

/* CONFLICT if there are too few; want->available says how many. */
static enum rc
reserve_one(struct ctx *ctx, const char *order_id, struct stock_want *want)
{
    struct db_query *q = db_start(ctx, &take);
    int64_t rows = 0;

    db_bind_int(q, want->quantity);
    db_bind_str(q, want->sku);
    db_bind_int(q, want->quantity);
    TRY(db_run(q, &rows));
    if (rows == 1)
        return write_move(ctx, "reserve", order_id, want->sku,
            (int64_t[]){ 0, want->quantity });
    TRY(read_left_over(ctx, want));
    return CONFLICT;
}

static int
by_sku(const void *a, const void *b)
{
    return strcmp(((const struct stock_want *)a)->sku,
        ((const struct stock_want *)b)->sku);
}

enum rc
stock_reserve(struct ctx *ctx, const char *order_id, struct stock_want *wants,
    size_t n, size_t *missing)
{
    *missing = 0;
    if (n > 1)
        qsort(wants, n, sizeof(*wants), by_sku);
    for (size_t i = 0; i < n; i++) {
        enum rc rc = reserve_one(ctx, order_id, &wants[i]);

        if (rc == CONFLICT)
            wants[(*missing)++] = wants[i];
        else if (rc != OK)
            return rc;
    }
    return *missing > 0 ? CONFLICT : OK;
}

static enum rc
lines_of(struct ctx *ctx, const char *order_id, struct stock_want **out,
    size_t *n)
{
    struct db_query *q = db_start(ctx, &reserved_lines);

    *out = NULL;
    *n = 0;
    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct stock_want *w = db_grow(q, out, n);

        w->sku = db_str(q);
        w->quantity = db_int(q);
    }
    return db_end(q);
}

/* The reservation was made in this order's name: it must be there. */
static enum rc
must_match(struct db_query *q, const char *doing, const char *sku)
{
    enum rc rc = db_run_one(q);

    if (rc == NOTFOUND) {
        log_fail(doing, "the reservation of %s is not there", sku);
        return FAIL;
    }
    return rc;
}

enum rc
stock_release(struct ctx *ctx, const char *order_id)
{
    struct stock_want *lines;
    size_t n;

    TRY(lines_of(ctx, order_id, &lines, &n));
    for (size_t i = 0; i < n; i++) {
        struct db_query *q = db_start(ctx, &give_back);

        db_bind_int(q, lines[i].quantity);
        db_bind_str(q, lines[i].sku);
        db_bind_int(q, lines[i].quantity);
        TRY(must_match(q, "releasing stock", lines[i].sku));
        TRY(write_move(ctx, "release", order_id, lines[i].sku,
            (int64_t[]){ 0, -lines[i].quantity }));
    }
    return OK;
}

enum rc
stock_sell(struct ctx *ctx, const char *order_id)
{
    struct stock_want *lines;
    size_t n;

    TRY(lines_of(ctx, order_id, &lines, &n));
    for (size_t i = 0; i < n; i++) {
        struct db_query *q = db_start(ctx, &hand_out);
        int64_t quantity = lines[i].quantity;

        db_bind_int(q, quantity);
        db_bind_int(q, quantity);
        db_bind_str(q, lines[i].sku);
        db_bind_int(q, quantity);
        db_bind_int(q, quantity);
        TRY(must_match(q, "selling stock", lines[i].sku));
        TRY(write_move(ctx, "sale", order_id, lines[i].sku,
            (int64_t[]){ -quantity, -quantity }));
    }
    return OK;
}
