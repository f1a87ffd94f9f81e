/*
 * Jobs: changes of many products, worked out into rows, looked at, and made
 * by the program jobs (any number of copies). A job is claimed with a lease.
 * Rows are applied a few at a time, each batch in one transaction with the
 * fate of its rows, so each is applied once whoever is killed when.
 */
#ifndef SHOP_JOB_H
#define SHOP_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct job {
    const char *id, *kind, *state, *undoes; /* undoes: NULL or a job's id */
    const char *params, *place;             /* params: JSON */
    const char *by_sub, *by_name;
    int64_t total, done, failed;
    const char *made_at, *finished_at;
};

struct job_row {
    int64_t n, product;        /* product 0: none yet */
    const char *sku;           /* NULL: the product as a whole */
    const char *before, *after; /* JSON, NULL: nothing there */
    const char *fate;          /* as catalog.job_row has it */
    const char *why, *detail;
};

/*
 * What a kind of job does. Both run inside a transaction that may be run
 * again whole, under the lock of the job's row.
 */
struct job_kind {
    const char *name;
    /* Adds rows behind job->place and moves that on; *more: not all yet. */
    enum rc (*prepare)(struct ctx *ctx, struct job *job, bool *more);
    /*
     * Applies rows and sets the fate, why and detail of each: done, same,
     * changed or failed, and then nothing of that row may be written.
     */
    enum rc (*apply)(struct ctx *ctx, const struct job *job,
        struct job_row *rows, size_t n);
};

/*
 * The oldest job that waits for somebody, or whose holder has let its lease
 * run out; *out is NULL if there is none. It is the holder's until its lease
 * ends, 10 s after the last job_step.
 */
enum rc job_claim(
    struct ctx *ctx, const char *holder, struct job *out) MUST_CHECK;

/*
 * One batch of rows, or one step of preparing. *more is false when the job
 * is finished, or somebody else's by now. One that cannot be prepared within
 * a minute is failed.
 */
enum rc job_step(struct ctx *ctx, const struct job_kind *kind,
    const char *holder, struct job *job, bool *more) MUST_CHECK;

/*
 * A step of preparing, in a transaction that has locked the job; the last
 * one makes it a draft, or lets it begin if it undoes another.
 */
enum rc job_prepare(struct ctx *ctx, const struct job_kind *kind,
    struct job *job, bool *more) MUST_CHECK;

/* Ends a job that cannot be done at all. */
enum rc job_fail(struct ctx *ctx, const char *holder, const struct job *job)
    MUST_CHECK;

/* Throws away drafts of more than a day, and all after a year. */
enum rc job_purge(struct ctx *ctx) MUST_CHECK;

#endif
