/* Throwing away jobs that are old, a few rows at a time. */
#include "base/db.h"
#include "shop/job.h"

enum { ROWS_AT_ONCE = 1000, JOBS_AT_ONCE = 100 };

/* One that failed at no time is being thrown away. */
#define OLD                                                                    \
    "(made_at < UTC_TIMESTAMP(3) - INTERVAL 1 YEAR "                           \
    "OR (made_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY "                         \
    "AND (state IN ('draft', 'preparing') "                                    \
    "OR (state = 'failed' AND finished_at IS NULL))))"

DB_STMT(oldest,
    "SELECT id FROM catalog.job WHERE " OLD " ORDER BY made_at, id LIMIT 1");
DB_STMT(take_away,
    "UPDATE catalog.job SET state = 'failed', finished_at = NULL, "
    "holder = NULL, lease_until = NULL WHERE id = ? AND " OLD);
DB_STMT(drop_rows,
    "DELETE FROM catalog.job_row WHERE job = ? ORDER BY n LIMIT 1000");
DB_STMT(drop_job, "DELETE FROM catalog.job WHERE id = ?");

struct old {
    const struct db_stmt *stmt;
    const char *id;
    int64_t rows;
};

static enum rc
run_one(struct ctx *ctx, void *arg)
{
    struct old *old = arg;
    struct db_query *q = db_start(ctx, old->stmt);

    db_bind_str(q, old->id);
    return db_run(q, &old->rows);
}

static enum rc
run(struct ctx *ctx, struct old *old, const struct db_stmt *stmt)
{
    old->stmt = stmt;
    return db_transaction(ctx, run_one, old);
}

static enum rc
find_oldest(struct ctx *ctx, const char **id)
{
    struct db_query *q = db_start(ctx, &oldest);

    *id = db_next(q) ? db_str(q) : NULL;
    return db_end(q);
}

/* Nobody can begin it any more once its rows go. */
static enum rc
throw_away(struct ctx *ctx, const char *id)
{
    struct old old = { .id = id };

    TRY(run(ctx, &old, &take_away));
    if (old.rows == 0)
        return OK;
    do {
        TRY(run(ctx, &old, &drop_rows));
    } while (old.rows == ROWS_AT_ONCE);
    return run(ctx, &old, &drop_job);
}

enum rc
job_purge(struct ctx *ctx)
{
    const char *id;

    for (int i = 0; i < JOBS_AT_ONCE; i++) {
        TRY(find_oldest(ctx, &id));
        if (id == NULL)
            return OK;
        TRY(throw_away(ctx, id));
    }
    return OK;
}
