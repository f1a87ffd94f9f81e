#include "shop/purge.h"

#include "base/db.h"

enum { AT_ONCE = 1000, TIMES = 60 };

DB_STMT(sessions, "DELETE FROM carts.session "
                  "WHERE expires_at < UTC_TIMESTAMP(3) "
                  "ORDER BY expires_at LIMIT ?");

DB_STMT(sign_ins, "DELETE FROM carts.sign_in "
                  "WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR "
                  "ORDER BY at LIMIT ?");

DB_STMT(updates, "DELETE FROM carts.cart_update WHERE mark = 0 "
                 "AND at < UTC_TIMESTAMP(3) - INTERVAL 7 DAY "
                 "ORDER BY at LIMIT ?");

DB_STMT(marks, "DELETE FROM carts.cart_update WHERE mark = 1 "
               "AND at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR "
               "ORDER BY at LIMIT ?");

/* Their lines go with them. */
DB_STMT(undos, "DELETE FROM carts.undo "
               "WHERE at < UTC_TIMESTAMP(3) - INTERVAL 2 DAY "
               "ORDER BY at LIMIT ?");

struct sweep {
    const struct db_stmt *stmt;
    int64_t rows;
};

static enum rc
sweep(struct ctx *ctx, void *arg)
{
    struct sweep *s = arg;
    struct db_query *q = db_start(ctx, s->stmt);

    db_bind_int(q, AT_ONCE);
    return db_run(q, &s->rows);
}

/* Short transactions, so that nobody waits; as many as there is work for. */
static enum rc
sweep_all(struct ctx *ctx, const struct db_stmt *stmt)
{
    struct sweep s = { stmt, AT_ONCE };

    for (int i = 0; i < TIMES && s.rows == AT_ONCE; i++)
        TRY(db_transaction(ctx, sweep, &s));
    return OK;
}

enum rc
purge(struct ctx *ctx)
{
    static const struct db_stmt *const all[] = { &sessions, &sign_ins,
        &updates, &marks, &undos };

    for (size_t i = 0; i < COUNT(all); i++)
        TRY(sweep_all(ctx, all[i]));
    return OK;
}
