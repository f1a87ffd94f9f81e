#include "shop/breaker.h"

#include "base/db.h"

DB_STMT(read_row,
    "SELECT failures, COALESCE(open_until > UTC_TIMESTAMP(3), 0) "
    "FROM orders.breaker WHERE name = 'processor'");

DB_STMT(fail,
    "UPDATE orders.breaker SET failures = failures + 1, open_until = "
    "IF(failures >= 5, UTC_TIMESTAMP(3) + INTERVAL 15 SECOND, NULL) "
    "WHERE name = 'processor'");

DB_STMT(reset,
    "UPDATE orders.breaker SET failures = 0, open_until = NULL "
    "WHERE name = 'processor'");

enum rc
breaker_get(struct ctx *ctx, struct breaker *out)
{
    struct db_query *q = db_start(ctx, &read_row);

    *out = (struct breaker){ 0, false };
    if (db_next(q)) {
        out->failures = db_int(q);
        out->open = db_int(q) != 0;
    }
    return db_end(q);
}

enum rc
breaker_fail(struct ctx *ctx)
{
    return db_run(db_start(ctx, &fail), NULL);
}

enum rc
breaker_reset(struct ctx *ctx)
{
    return db_run(db_start(ctx, &reset), NULL);
}
