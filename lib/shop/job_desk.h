/* Jobs as the admin asks for them, looks at them and takes them back. */
#ifndef SHOP_JOB_DESK_H
#define SHOP_JOB_DESK_H

#include "shop/job.h"

enum { JOB_ROWS_PAGE = 100, JOBS_PAGE = 50 };

/*
 * Makes a job and the first of its rows; what is left the program jobs
 * works out. by is ctx->actor. Inside a transaction.
 */
enum rc job_make(struct ctx *ctx, const struct job_kind *kind,
    const char *params, struct job *out) MUST_CHECK;

/* The same in two steps, with what makes its rows between them. */
enum rc job_new(struct ctx *ctx, const char *kind, const char *params,
    struct job *out) MUST_CHECK;
enum rc job_ready(struct ctx *ctx, const struct job *job) MUST_CHECK;

/* NOTFOUND if there is none. */
enum rc job_get(struct ctx *ctx, const char *id, struct job *out) MUST_CHECK;

/* The latest first, behind one of them (NULL: from the first); one more
 * than a page if there are more. */
enum rc job_list(struct ctx *ctx, const char *before, struct job **out,
    size_t *n) MUST_CHECK;

/* A row with what it is about, for people. */
struct job_line {
    struct job_row row;
    const char *name, *options, *picture, *currency;
};

/* Which rows: all, or those that were or will not be changed. */
enum job_rows { ROWS_ALL, ROWS_LEFT };

struct job_place {
    const char *job;
    enum job_rows which;
    int64_t after; /* behind this row */
};

/* One more than a page if there are more. */
enum rc job_lines(struct ctx *ctx, const struct job_place *from,
    struct job_line **out, size_t *n) MUST_CHECK;

struct job_counts {
    int64_t ready, off, left_out, same, done, changed, failed;
};

enum rc job_count(
    struct ctx *ctx, const char *job, struct job_counts *out) MUST_CHECK;

/* Of the rows from first to last those that are to be changed. */
struct job_ticks {
    int64_t first, last;
    const int64_t *at;
    size_t n;
};

/*
 * The others of a draft's rows are not to be changed. CONFLICT: it is no
 * draft. Inside a transaction, as are the next two.
 */
enum rc job_tick(struct ctx *ctx, const char *job,
    const struct job_ticks *ticks) MUST_CHECK;

/* Lets a draft begin. CONFLICT: it is none, or has nothing to change. */
enum rc job_begin(struct ctx *ctx, const char *job) MUST_CHECK;

/* Makes the job that takes one back. CONFLICT: that is not done, or is. */
enum rc job_undo(
    struct ctx *ctx, const struct job *job, const char **undo) MUST_CHECK;

#endif
