#include "shop/mock_fault.h"

#include "base/conf.h"
#include "base/db.h"

DB_STMT(waits, "SELECT 1 FROM paymock.fault WHERE times > 0 LIMIT 1");

enum rc
mock_fault_waits(struct ctx *ctx, bool *out)
{
    struct db_query *q;

    *out = false;
    if (!ctx->conf->paymock.faults)
        return OK;
    q = db_start(ctx, &waits);
    *out = db_next(q);
    return db_end(q);
}

DB_STMT(kind_of, "SELECT kind FROM paymock.fault WHERE id = ? LIMIT 1");

/* What the UPDATE before has used up, if it found a row. */
static enum rc
used(struct ctx *ctx, int64_t rows, const char **kind)
{
    struct db_query *q;

    *kind = NULL;
    if (rows == 0)
        return OK;
    q = db_start(ctx, &kind_of);
    db_bind_int(q, db_insert_id(ctx));
    if (db_next(q))
        *kind = db_str(q);
    return db_end(q);
}

DB_STMT(use_call,
    "UPDATE paymock.fault SET times = times - 1, id = LAST_INSERT_ID(id) "
    "WHERE times > 0 AND kind NOT LIKE 'webhook%' "
    "AND (path = ? OR LEFT(?, CHAR_LENGTH(path) + 1) = CONCAT(path, '/')) "
    "ORDER BY id LIMIT 1");

enum rc
mock_fault_of_call(struct ctx *ctx, const char *path, const char **kind)
{
    struct db_query *q = db_start(ctx, &use_call);
    int64_t rows = 0;

    db_bind_str(q, path);
    db_bind_str(q, path);
    TRY(db_run(q, &rows));
    return used(ctx, rows, kind);
}

DB_STMT(use_webhook,
    "UPDATE paymock.fault SET times = times - 1, id = LAST_INSERT_ID(id) "
    "WHERE times > 0 AND kind LIKE 'webhook%' ORDER BY id LIMIT 1");

enum rc
mock_fault_of_webhook(struct ctx *ctx, const char **kind)
{
    int64_t rows = 0;

    *kind = NULL;
    if (!ctx->conf->paymock.faults)
        return OK;
    TRY(db_run(db_start(ctx, &use_webhook), &rows));
    return used(ctx, rows, kind);
}
