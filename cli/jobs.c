/*
 * What takes long or is due in the catalogue: changes of many products at
 * once, and what takes them back. Each batch of rows is one transaction
 * under the job's lock, so any number of copies may run, and any of them
 * may be killed.
 */
#include <string.h>

#include "base/log.h"
#include "base/rand.h"
#include "cli/daemon.h"
#include "shop/heartbeat.h"
#include "shop/bulk.h"
#include "shop/due_catalog.h"
#include "shop/job.h"

/* Further kinds are lines here. */
static const struct job_kind *const kinds[] = { &bulk_kind, &bulk_file_kind,
    NULL };

static const struct job_kind *
kind_of(const struct job *job)
{
    for (size_t i = 0; kinds[i] != NULL; i++)
        if (strcmp(kinds[i]->name, job->kind) == 0)
            return kinds[i];
    return NULL;
}

static void
log_job(const struct job *job, const char *how)
{
    log_begin("bulk");
    log_str("job", job->id);
    log_str("kind", job->kind);
    log_str("how", how);
    log_end();
}

/* Each step has a memory of its own: a job may have 100,000 rows. */
static enum rc
work(struct ctx *ctx, const char *holder, struct job *job)
{
    const struct job_kind *kind = kind_of(job);
    bool more = true;

    if (kind == NULL) {
        log_job(job, "unknown kind");
        return job_fail(ctx, holder, job);
    }
    while (more && !daemon_stopping()) {
        struct ctx *own = ctx_new(ctx, ctx->db, ctx->conf, ctx->keep);
        enum rc rc;

        own->actor = job->by_sub;
        own->actor_name = job->by_name;
        rc = job_step(own, kind, holder, job, &more);
        talloc_free(own);
        TRY(rc);
    }
    log_job(job, more ? "interrupted" : "ended");
    return OK;
}

static enum rc
changes(struct ctx *ctx)
{
    while (!daemon_stopping()) {
        const char *holder = rand_id(ctx);
        struct job job;

        TRY(job_claim(ctx, holder, &job));
        if (job.id == NULL)
            break;
        TRY(work(ctx, holder, &job));
    }
    return OK;
}

static const struct daemon_job jobs[] = {
    { "alive", 10000, heartbeat },
    { "changes", 250, changes },
    { "index", 500, due_index },
    { "offers", 1000, due_offers },
    { "publish", 1000, due_publish },
    { "purge", 60000, job_purge },
    { NULL, 0, NULL },
};

int
main(int argc, char **argv)
{
    return daemon_main(argc, argv, "jobs", jobs);
}
