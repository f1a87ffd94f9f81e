/* Working out what a job changes, a step at a time. */
#include "base/db.h"
#include "base/str.h"
#include "shop/job.h"

DB_STMT(place_now, "SELECT place, total FROM catalog.job WHERE id = ? LIMIT 1");
DB_STMT(move_on, "UPDATE catalog.job SET place = ?, total = ?, "
                 "state = IF(?, state, IF(undoes IS NULL, 'draft', "
                 "'queued')), holder = IF(?, holder, NULL), "
                 "lease_until = IF(?, lease_until, NULL) WHERE id = ?");
DB_STMT(copy_rows,
    "INSERT INTO catalog.job_row (job, n, product, sku, `before`, `after`, "
    "fate) SELECT ?, n, product, sku, `after`, `before`, 'ready' "
    "FROM catalog.job_row WHERE job = ? AND fate = 'done' AND n > ? "
    "ORDER BY n LIMIT 1000");
DB_STMT(last_row, "SELECT n FROM catalog.job_row WHERE job = ? "
                  "ORDER BY n DESC LIMIT 1");

static enum rc
read_place(struct ctx *ctx, struct job *job)
{
    struct db_query *q = db_start(ctx, &place_now);

    db_bind_str(q, job->id);
    if (db_next(q)) {
        job->place = db_str(q);
        job->total = db_int(q);
    }
    return db_end(q);
}

/* What was done, the other way round. */
static enum rc
prepare_undo(struct ctx *ctx, struct job *job, bool *more)
{
    struct db_query *q = db_start(ctx, &copy_rows);
    int64_t rows, last = 0;

    (void)!str_int(job->place, 0, UINT32_MAX, &last);
    db_bind_str(q, job->id);
    db_bind_str(q, job->undoes);
    db_bind_int(q, last);
    TRY(db_run(q, &rows));
    *more = rows > 0;
    q = db_start(ctx, &last_row);
    db_bind_str(q, job->id);
    if (db_next(q))
        job->place = talloc_asprintf(ctx, "%lld", (long long)db_int(q));
    job->total += rows;
    return db_end(q);
}

enum rc
job_prepare(struct ctx *ctx, const struct job_kind *kind, struct job *job,
    bool *more)
{
    struct db_query *q;

    TRY(read_place(ctx, job));
    if (job->undoes != NULL)
        TRY(prepare_undo(ctx, job, more));
    else
        TRY(kind->prepare(ctx, job, more));
    q = db_start(ctx, &move_on);
    db_bind_str(q, job->place);
    db_bind_int(q, job->total);
    for (int i = 0; i < 3; i++)
        db_bind_int(q, *more);
    db_bind_str(q, job->id);
    return db_run_one(q);
}
