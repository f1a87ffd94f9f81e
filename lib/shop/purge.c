#include "shop/purge.h"

#include "base/db.h"

DB_STMT(sessions,
    "DELETE FROM carts.session WHERE expires_at < UTC_TIMESTAMP(3) "
    "ORDER BY expires_at LIMIT 1000");

DB_STMT(sign_ins, "DELETE FROM carts.sign_in "
                  "WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR "
                  "ORDER BY at LIMIT 1000");

DB_STMT(updates,
    "DELETE FROM carts.cart_update "
    "WHERE at < UTC_TIMESTAMP(3) - INTERVAL 7 DAY ORDER BY at LIMIT 1000");

/* The marks of requests that are long answered. */
DB_STMT(marks,
    "DELETE FROM carts.cart_update WHERE update_id LIKE ' %' "
    "AND at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR ORDER BY at LIMIT 1000");

/* Their lines go with them. */
DB_STMT(undos, "DELETE FROM carts.undo "
               "WHERE at < UTC_TIMESTAMP(3) - INTERVAL 2 DAY "
               "ORDER BY at LIMIT 1000");

static enum rc
run(struct ctx *ctx, void *arg)
{
    return db_run(db_start(ctx, arg), NULL);
}

enum rc
purge(struct ctx *ctx)
{
    static const struct db_stmt *const all[] = { &sessions, &sign_ins,
        &updates, &marks, &undos };

    for (size_t i = 0; i < COUNT(all); i++)
        TRY(db_transaction(ctx, run, (void *)(uintptr_t)all[i]));
    return OK;
}
