#include "shop/setting_version.h"

#include "base/db.h"

DB_STMT(version,
    "SELECT CAST(value AS UNSIGNED) FROM catalog.setting "
    "WHERE name = ? LIMIT 1");

DB_STMT(count_up,
    "UPDATE catalog.setting SET value = value + 1 "
    "WHERE name = ? AND value = ?");

enum rc
setting_version(struct ctx *ctx, const char *of, int64_t *out)
{
    struct db_query *q = db_start(ctx, &version);

    db_bind_str(q, of);
    *out = db_next(q) ? db_int(q) : 0;
    return db_end(q);
}

enum rc
setting_next_version(struct ctx *ctx, const char *of, int64_t at)
{
    struct db_query *q = db_start(ctx, &count_up);
    enum rc rc;

    db_bind_str(q, of);
    db_bind_int(q, at);
    rc = db_run_one(q);
    return rc == NOTFOUND ? CONFLICT : rc;
}
