#include "base/db.h"
#include "shop/identity_recovery.h"

DB_STMT(forget_codes, "DELETE FROM identities.recovery WHERE account = ?");

DB_STMT(forget_factor,
    "DELETE FROM identities.second_factor WHERE account = ?");

DB_STMT(left,
    "SELECT COUNT(*) FROM identities.recovery "
    "WHERE account = ? AND used_at IS NULL");

enum rc
identity_factor_forget(struct ctx *ctx, const char *sub)
{
    struct db_query *q = db_start(ctx, &forget_codes);

    db_bind_str(q, sub);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &forget_factor);
    db_bind_str(q, sub);
    return db_run(q, NULL);
}

enum rc
identity_recovery_left(struct ctx *ctx, const char *sub, int64_t *n)
{
    struct db_query *q = db_start(ctx, &left);

    db_bind_str(q, sub);
    if (db_next(q))
        *n = db_int(q);
    return db_end(q);
}
