#include "shop/job_desk.h"

#include <string.h>

#include "base/db.h"
#include "base/json.h"
#include "base/rand.h"
#include "shop/job_read.h"

DB_STMT(make,
    "INSERT INTO catalog.job (id, kind, state, undoes, params, by_sub, "
    "by_name, made_at, due_at) VALUES (?, ?, 'preparing', ?, ?, ?, ?, "
    "UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");
DB_STMT(ready, "UPDATE catalog.job SET state = 'draft', total = ? "
               "WHERE id = ? AND state = 'preparing'");
DB_STMT(one, JOB_COLUMNS "WHERE id = ? LIMIT 1");
DB_STMT(latest,
    JOB_COLUMNS "WHERE ? IS NULL OR id < ? ORDER BY id DESC LIMIT 51");
DB_STMT(lines,
    "SELECT r.n, COALESCE(r.product, 0), r.sku, r.`before`, r.`after`, "
    "r.fate, r.why, r.detail, COALESCE(p.name, ''), COALESCE(i.options, ''), "
    "(SELECT m.file FROM catalog.image m WHERE m.product = r.product "
    "AND m.file IS NOT NULL ORDER BY m.position LIMIT 1), p.currency "
    "FROM catalog.job_row r "
    "LEFT JOIN catalog.product p ON p.id = r.product "
    "LEFT JOIN catalog.item i ON i.sku = r.sku "
    "WHERE r.job = ? AND r.n > ? AND (? = 0 OR r.fate IN ('off', "
    "'left_out', 'changed', 'failed')) ORDER BY r.n LIMIT 101");
DB_STMT(fates, "SELECT fate, COUNT(*) FROM catalog.job_row WHERE job = ? "
               "GROUP BY fate ORDER BY fate LIMIT 20");
DB_STMT(lock_draft, "SELECT id FROM catalog.job WHERE id = ? "
                    "AND state = 'draft' LIMIT 1 FOR UPDATE");
DB_STMT(tick,
    "UPDATE catalog.job_row r LEFT JOIN JSON_TABLE(?, '$[*]' COLUMNS "
    "(n INT UNSIGNED PATH '$')) t ON t.n = r.n "
    "SET r.fate = IF(t.n IS NULL, 'off', 'ready') "
    "WHERE r.job = ? AND r.n BETWEEN ? AND ? AND r.fate IN ('ready', 'off')");
DB_STMT(begin,
    "UPDATE catalog.job SET state = 'queued', due_at = UTC_TIMESTAMP(3), "
    "lease_until = NULL, total = (SELECT COUNT(*) FROM catalog.job_row "
    "WHERE job = ? AND fate = 'ready') WHERE id = ? AND state = 'draft' "
    "AND EXISTS (SELECT 1 FROM catalog.job_row "
    "WHERE job = ? AND fate = 'ready')");

static enum rc
insert(struct ctx *ctx, const struct job *job)
{
    struct db_query *q = db_start(ctx, &make);

    db_bind_str(q, job->id);
    db_bind_str(q, job->kind);
    db_bind_str(q, job->undoes);
    db_bind_str(q, job->params);
    db_bind_str(q, ctx->actor);
    db_bind_str(q, ctx->actor_name != NULL ? ctx->actor_name : "");
    return db_run(q, NULL);
}

enum rc
job_new(struct ctx *ctx, const char *kind, const char *params,
    struct job *out)
{
    *out = (struct job){ .id = rand_id(ctx), .kind = kind,
        .params = params, .place = "" };
    return insert(ctx, out);
}

enum rc
job_ready(struct ctx *ctx, const struct job *job)
{
    struct db_query *q = db_start(ctx, &ready);

    db_bind_int(q, job->total);
    db_bind_str(q, job->id);
    return db_run_one(q);
}

enum rc
job_make(struct ctx *ctx, const struct job_kind *kind, const char *params,
    struct job *out)
{
    bool more;

    TRY(job_new(ctx, kind->name, params, out));
    return job_prepare(ctx, kind, out, &more);
}

enum rc
job_get(struct ctx *ctx, const char *id, struct job *out)
{
    struct db_query *q = db_start(ctx, &one);

    *out = (struct job){ 0 };
    db_bind_str(q, id);
    if (db_next(q))
        job_read(q, out);
    TRY(db_end(q));
    return out->id != NULL ? OK : NOTFOUND;
}

enum rc
job_list(struct ctx *ctx, const char *before, struct job **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &latest);

    *out = NULL;
    *n = 0;
    db_bind_str(q, before);
    db_bind_str(q, before);
    while (db_next(q)) {
        struct job *job = db_grow(q, out, n);

        job_read(q, job);
    }
    return db_end(q);
}

enum rc
job_lines(struct ctx *ctx, const struct job_place *from,
    struct job_line **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &lines);

    *out = NULL;
    *n = 0;
    db_bind_str(q, from->job);
    db_bind_int(q, from->after);
    db_bind_int(q, from->which == ROWS_LEFT);
    while (db_next(q)) {
        struct job_line *l = db_grow(q, out, n);

        l->row.n = db_int(q);
        l->row.product = db_int(q);
        l->row.sku = db_str(q);
        l->row.before = db_str(q);
        l->row.after = db_str(q);
        l->row.fate = db_str(q);
        l->row.why = db_str(q);
        l->row.detail = db_str(q);
        l->name = db_str(q);
        l->options = db_str(q);
        l->picture = db_str(q);
        l->currency = db_str(q);
    }
    return db_end(q);
}

enum rc
job_count(struct ctx *ctx, const char *job, struct job_counts *out)
{
    const struct {
        const char *fate;
        int64_t *n;
    } all[] = { { "ready", &out->ready }, { "off", &out->off },
        { "left_out", &out->left_out }, { "same", &out->same },
        { "done", &out->done }, { "changed", &out->changed },
        { "failed", &out->failed } };
    struct db_query *q = db_start(ctx, &fates);

    *out = (struct job_counts){ 0 };
    db_bind_str(q, job);
    while (db_next(q)) {
        const char *fate = db_str(q);
        int64_t n = db_int(q);

        for (size_t i = 0; i < COUNT(all); i++)
            if (strcmp(all[i].fate, fate) == 0)
                *all[i].n = n;
    }
    return db_end(q);
}

enum rc
job_tick(
    struct ctx *ctx, const char *job, const struct job_ticks *ticks)
{
    struct db_query *q = db_start(ctx, &lock_draft);
    json_t *list = json_array();
    bool is_draft;

    for (size_t i = 0; i < ticks->n; i++)
        json_array_append_new(list, json_integer(ticks->at[i]));
    db_bind_str(q, job);
    is_draft = db_next(q);
    TRY(db_end(q));
    q = db_start(ctx, &tick);
    db_bind_str(q, json_text(ctx, list, JSON_COMPACT));
    db_bind_str(q, job);
    db_bind_int(q, ticks->first);
    db_bind_int(q, ticks->last);
    return is_draft ? db_run(q, NULL) : CONFLICT;
}

enum rc
job_begin(struct ctx *ctx, const char *job)
{
    struct db_query *q = db_start(ctx, &begin);
    int64_t rows;

    for (int i = 0; i < 3; i++)
        db_bind_str(q, job);
    TRY(db_run(q, &rows));
    return rows == 1 ? OK : CONFLICT;
}

enum rc
job_undo(struct ctx *ctx, const struct job *job, const char **undo)
{
    struct job it = { .id = rand_id(ctx), .kind = job->kind,
        .undoes = job->id, .params = job->params };

    *undo = it.id;
    if (strcmp(job->state, "done") != 0 || job->undoes != NULL)
        return CONFLICT;
    return insert(ctx, &it);
}
