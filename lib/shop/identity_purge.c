#include "shop/identity_purge.h"

#include "base/db.h"
#include "base/rand.h"

enum { ONCE_IN = 20 };

DB_STMT(codes,
    "DELETE FROM identities.code "
    "WHERE expires_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY LIMIT 200");
DB_STMT(tokens,
    "DELETE FROM identities.access_token "
    "WHERE expires_at < UTC_TIMESTAMP(3) LIMIT 200");
DB_STMT(sessions,
    "DELETE FROM identities.session "
    "WHERE expires_at < UTC_TIMESTAMP(3) LIMIT 200");
DB_STMT(tries,
    "DELETE FROM identities.throttle "
    "WHERE free_at < UTC_TIMESTAMP(3) LIMIT 200");

enum rc
identity_purge(struct ctx *ctx)
{
    static const struct db_stmt *const all[] = { &codes, &tokens, &sessions,
        &tries };

    if (rand_below(ONCE_IN) > 0)
        return OK;
    for (size_t i = 0; i < COUNT(all); i++)
        TRY(db_run(db_start(ctx, all[i]), NULL));
    return OK;
}
