#include "shop/job.h"

#include <string.h>

#include "base/db.h"
#include "base/log.h"
#include "shop/job_read.h"

enum { BATCH = 50 };

DB_STMT(claim_one,
    "UPDATE catalog.job SET holder = ?, "
    "state = IF(state = 'queued', 'running', state), "
    "lease_until = UTC_TIMESTAMP(3) + INTERVAL 10 SECOND "
    "WHERE state IN ('queued', 'preparing', 'running') "
    "AND due_at <= UTC_TIMESTAMP(3) "
    "AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3)) "
    "ORDER BY due_at, id LIMIT 1");
DB_STMT(waiting,
    "SELECT 1 FROM catalog.job "
    "WHERE state IN ('queued', 'preparing', 'running') "
    "AND due_at <= UTC_TIMESTAMP(3) "
    "AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3)) LIMIT 1");
DB_STMT(claimed,
    JOB_COLUMNS
    "WHERE holder = ? AND state IN ('preparing', 'running') LIMIT 1");
DB_STMT(renew,
    "UPDATE catalog.job "
    "SET lease_until = UTC_TIMESTAMP(3) + INTERVAL 10 SECOND "
    "WHERE id = ? AND holder = ? AND state = ?");
DB_STMT(next_rows,
    "SELECT n, COALESCE(product, 0), sku, `before`, `after` "
    "FROM catalog.job_row WHERE job = ? AND fate = 'ready' "
    "ORDER BY n LIMIT ?");
DB_STMT(set_fate, "UPDATE catalog.job_row SET fate = ?, why = ?, detail = ? "
                  "WHERE job = ? AND n = ? AND fate = 'ready'");
DB_STMT(count_up, "UPDATE catalog.job SET done = done + ?, "
                  "failed = failed + ? WHERE id = ?");
DB_STMT(finish,
    "UPDATE catalog.job SET state = ?, holder = NULL, lease_until = NULL, "
    "finished_at = UTC_TIMESTAMP(3) WHERE id = ? AND holder = ?");
DB_STMT(give_up,
    "UPDATE catalog.job SET state = 'failed', undoes = NULL, "
    "holder = NULL, lease_until = NULL, finished_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND holder = ? AND state = 'preparing' "
    "AND made_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE");
DB_STMT(set_undone,
    "UPDATE catalog.job SET state = 'undone' WHERE id = ? "
    "AND state = 'done'");

static enum rc
is_waiting(struct ctx *ctx, bool *out)
{
    struct db_query *q = db_start(ctx, &waiting);

    *out = db_next(q);
    return db_end(q);
}

static enum rc
take_one(struct ctx *ctx, void *holder)
{
    struct db_query *q = db_start(ctx, &claim_one);

    db_bind_str(q, holder);
    return db_run(q, NULL);
}

enum rc
job_claim(struct ctx *ctx, const char *holder, struct job *out)
{
    struct db_query *q;
    bool any;

    *out = (struct job){ 0 };
    TRY(is_waiting(ctx, &any));
    if (!any)
        return OK;
    TRY(db_transaction(ctx, take_one, (void *)holder));
    q = db_start(ctx, &claimed);
    db_bind_str(q, holder);
    if (db_next(q))
        job_read(q, out);
    return db_end(q);
}

struct step {
    const struct job_kind *kind;
    const char *holder;
    struct job *job;
    int64_t limit;
    bool more;
    bool lost; /* the lease ran out: another has the job, or ended it */
};

static enum rc
renew_lease(struct ctx *ctx, struct step *s)
{
    struct db_query *q = db_start(ctx, &renew);
    int64_t rows;

    db_bind_str(q, s->job->id);
    db_bind_str(q, s->holder);
    db_bind_str(q, s->job->state);
    TRY(db_run(q, &rows));
    s->lost = rows != 1;
    return s->lost ? CONFLICT : OK;
}

static enum rc
read_rows(struct ctx *ctx, const struct step *s, struct job_row **rows,
    size_t *n)
{
    struct db_query *q = db_start(ctx, &next_rows);

    *rows = NULL;
    *n = 0;
    db_bind_str(q, s->job->id);
    db_bind_int(q, s->limit);
    while (db_next(q)) {
        struct job_row *r = db_grow(q, rows, n);

        r->n = db_int(q);
        r->product = db_int(q);
        r->sku = db_str(q);
        r->before = db_str(q);
        r->after = db_str(q);
        r->fate = "failed";
        r->why = r->detail = "";
    }
    return db_end(q);
}

static enum rc
write_fate(struct ctx *ctx, const struct job *job, const struct job_row *r)
{
    struct db_query *q = db_start(ctx, &set_fate);

    db_bind_str(q, r->fate);
    db_bind_str(q, r->why);
    db_bind_str(q, r->detail);
    db_bind_str(q, job->id);
    db_bind_int(q, r->n);
    return db_run_one(q);
}

static enum rc
count_rows(struct ctx *ctx, const struct job *job, int64_t good, int64_t bad)
{
    struct db_query *q = db_start(ctx, &count_up);

    db_bind_int(q, good);
    db_bind_int(q, bad);
    db_bind_str(q, job->id);
    return db_run_one(q);
}

static enum rc
end(struct ctx *ctx, const struct step *s, const char *state)
{
    struct db_query *q = db_start(ctx, &finish);

    db_bind_str(q, state);
    db_bind_str(q, s->job->id);
    db_bind_str(q, s->holder);
    TRY(db_run_one(q));
    if (s->job->undoes == NULL || strcmp(state, "done") != 0)
        return OK;
    q = db_start(ctx, &set_undone);
    db_bind_str(q, s->job->undoes);
    return db_run(q, NULL);
}

static enum rc
apply(struct ctx *ctx, struct step *s)
{
    struct job_row *rows;
    int64_t good = 0;
    size_t n;

    TRY(read_rows(ctx, s, &rows, &n));
    s->more = n > 0;
    if (n == 0)
        return end(ctx, s, "done");
    TRY(s->kind->apply(ctx, s->job, rows, n));
    for (size_t i = 0; i < n; i++) {
        TRY(write_fate(ctx, s->job, &rows[i]));
        good += strcmp(rows[i].fate, "done") == 0 ||
            strcmp(rows[i].fate, "same") == 0;
    }
    return count_rows(ctx, s->job, good, (int64_t)n - good);
}

/* The lease is the first write: it locks the job against other copies. */
static enum rc
step(struct ctx *ctx, void *arg)
{
    struct step *s = arg;

    s->more = false;
    TRY(renew_lease(ctx, s));
    if (strcmp(s->job->state, "preparing") == 0)
        return job_prepare(ctx, s->kind, s->job, &s->more);
    return apply(ctx, s);
}

/* A row that breaks its batch is left alone, so that the others are done. */
static enum rc
give_up_row(struct ctx *ctx, void *arg)
{
    struct step *s = arg;
    struct job_row *rows;
    size_t n;

    TRY(renew_lease(ctx, s));
    TRY(read_rows(ctx, s, &rows, &n));
    if (n == 0)
        return OK;
    rows[0].why = "broken";
    TRY(write_fate(ctx, s->job, &rows[0]));
    return count_rows(ctx, s->job, 0, 1);
}

/* Tried every 10 s for a minute; what it was to undo may be undone again. */
static enum rc
give_up_preparing(struct ctx *ctx, void *arg)
{
    const struct step *s = arg;
    struct db_query *q = db_start(ctx, &give_up);

    db_bind_str(q, s->job->id);
    db_bind_str(q, s->holder);
    return db_run(q, NULL);
}

/* A row may also clash with a key: CONFLICT is not the lease alone. */
static bool
is_fault(enum rc rc, const struct step *s)
{
    return rc == FAIL || rc == INVALID || rc == NOTFOUND ||
        (rc == CONFLICT && !s->lost);
}

enum rc
job_step(struct ctx *ctx, const struct job_kind *kind, const char *holder,
    struct job *job, bool *more)
{
    struct step s = { kind, holder, job, BATCH, false, false };
    enum rc rc = db_transaction(ctx, step, &s);

    if (is_fault(rc, &s) && strcmp(job->state, "preparing") == 0) {
        TRY(db_transaction(ctx, give_up_preparing, &s));
    } else if (is_fault(rc, &s)) {
        s.limit = 1;
        for (int i = 0; i < BATCH && !s.lost && rc != BUSY; i++) {
            rc = db_transaction(ctx, step, &s);
            if (is_fault(rc, &s))
                rc = db_transaction(ctx, give_up_row, &s);
            if (rc == OK && !s.more)
                break;
        }
    }
    *more = rc == OK && s.more;
    return s.lost ? OK : rc;
}

static enum rc
fail(struct ctx *ctx, void *arg)
{
    return end(ctx, arg, "failed");
}

enum rc
job_fail(struct ctx *ctx, const char *holder, const struct job *job)
{
    struct step s = { NULL, holder, (struct job *)job, 0, false, false };

    return db_transaction(ctx, fail, &s);
}
