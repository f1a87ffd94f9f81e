/* A bulk change looked at: its preview, its progress, its report. */
#include <string.h>

#include "admin/bulk.h"
#include "admin/choices.h"
#include "admin/pages.h"
#include "base/rand.h"
#include "base/str.h"
#include "shop/audit.h"
#include "web/page.h"

const struct field bulk_list_fields[BULKS_FIELDS] = {
    [BULKS_BEFORE] = { "before", F_CODE, ID_LENGTH, ID_LENGTH, 0 },
};

const struct field bulk_show_fields[SHOW_FIELDS] = {
    [SHOW_AFTER] = { "after", F_INT, 0, UINT32_MAX, 0 },
    [SHOW_LEFT] = { "left", F_CHECK, 0, 10, 0 },
};

const struct field bulk_do_fields[DO_FIELDS] = {
    [DO_WHAT] = { "do", F_CODE, 1, 10, F_REQUIRED },
    [DO_FIRST] = { "first", F_INT, 1, UINT32_MAX, 0 },
    [DO_LAST] = { "last", F_INT, 1, UINT32_MAX, 0 },
    [DO_ROW] = { "row", F_INT, 1, UINT32_MAX, F_MANY },
};

static void
put_job(struct req *req, json_t *o, const struct job *job)
{
    bool busy = str_same(job->state, "preparing") ||
        str_same(job->state, "queued") ||
        str_same(job->state, "running");

    put_str(o, "id", job->id);
    put_str(o, "kind", job->kind);
    put_str(o, "state", job->state);
    put_str(o, "undoes", job->undoes);
    put_int(o, "total", job->total);
    put_int(o, "done", job->done);
    put_int(o, "failed", job->failed);
    put_str(o, "by", job->by_name);
    put_time(o, "made_at", job->made_at);
    if (job->finished_at != NULL)
        put_time(o, "finished_at", job->finished_at);
    put_str(o, "url", bulk_url(req, job->id));
    put_str(o, "_title", bulk_title(req, job));
    put_str(o, "_state", page_words(req,
        talloc_asprintf(req->ctx, "bulk.state.%s", job->state)));
    put_bool(o, "_busy", busy);
    put_bool(o, "_draft", str_same(job->state, "draft"));
    put_bool(o, "_preparing", str_same(job->state, "preparing"));
    put_bool(o, "_done", str_same(job->state, "done"));
    put_bool(o, "_failed", str_same(job->state, "failed"));
    put_bool(o, "_can_undo",
        str_same(job->state, "done") && job->undoes == NULL);
}

enum rc
bulk_list_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "jobs");
    struct job *jobs;
    size_t n;

    page_template(req, "admin/bulk_list");
    TRY(job_list(req->ctx, form_str(&req->form, BULKS_BEFORE), &jobs, &n));
    for (size_t i = 0; i < n && i < JOBS_PAGE; i++)
        put_job(req, add_object(list), &jobs[i]);
    put_null(page_data(req), "next");
    if (n > JOBS_PAGE)
        put_str(page_data(req), "next", talloc_asprintf(req->ctx,
            "/bulk?before=%s", jobs[JOBS_PAGE - 1].id));
    return OK;
}

static enum rc
put_counts(struct req *req, const struct job *job)
{
    json_t *o = put_object(page_data(req), "counts");
    struct job_counts c;

    TRY(job_count(req->ctx, job->id, &c));
    put_int(o, "ready", c.ready);
    put_int(o, "off", c.off);
    put_int(o, "left_out", c.left_out);
    put_int(o, "same", c.same);
    put_int(o, "done", c.done);
    put_int(o, "changed", c.changed);
    put_int(o, "failed", c.failed);
    put_int(o, "_not", c.off + c.left_out + c.changed + c.failed);
    return OK;
}

static char *
page_url(struct req *req, const struct job *job, int64_t after, bool left)
{
    return talloc_asprintf(req->ctx, "/bulk/%s?after=%lld%s", job->id,
        (long long)after, left ? "&left=1" : "");
}

static enum rc
put_lines(struct req *req, const struct job *job)
{
    json_t *list = put_array(page_data(req), "rows");
    bool left = form_value(&req->form, SHOW_LEFT)->raw != NULL;
    struct job_place from = { job->id, left ? ROWS_LEFT : ROWS_ALL,
        form_int(&req->form, SHOW_AFTER, 0) };
    struct job_line *lines;
    size_t n;

    TRY(job_lines(req->ctx, &from, &lines, &n));
    for (size_t i = 0; i < n && i < JOB_ROWS_PAGE; i++)
        TRY(bulk_put_line(req, add_object(list), job, &lines[i]));
    put_null(page_data(req), "next");
    if (n > JOB_ROWS_PAGE)
        put_str(page_data(req), "next",
            page_url(req, job, lines[JOB_ROWS_PAGE - 1].row.n, left));
    if (n > 0) {
        size_t shown = n < JOB_ROWS_PAGE ? n : JOB_ROWS_PAGE;

        put_int(page_view(req), "first", lines[0].row.n);
        put_int(page_view(req), "last", lines[shown - 1].row.n);
    }
    put_bool(page_view(req), "left", left);
    return OK;
}

/* The deed again, to be worked out otherwise; what of a file was not read. */
static void
put_deed(struct req *req, const struct job *job)
{
    json_t *params = json_loads(job->params, 0, NULL);
    json_t *o = put_object(page_view(req), "deed");
    const char *not_read =
        json_string_value(json_object_get(params, "unused"));
    struct bulk_deed d;

    if (not_read != NULL)
        put_str(page_data(req), "not_read", not_read);
    if (bulk_deed_of(params, &d)) {
        put_str(o, "act", d.act);
        put_str(o, "how", d.how);
        put_str(o, "round", d.round);
        put_bool(o, "priced", str_same(d.act, "price"));
        if (str_same(d.act, "price"))
            put_str(o, "by", money_plain(req->ctx, money_of(d.n,
                strncmp(d.how, "percent", 7) == 0 ? "EUR"
                    : req->ctx->conf->shop.currency)));
    }
    json_decref(params);
}

enum rc
bulk_page(struct req *req)
{
    struct job job;
    json_t *o;

    TRY(job_get(req->ctx, req->arg[0], &job));
    o = put_object(page_data(req), "job");
    put_job(req, o, &job);
    page_template(req, "admin/bulk");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_deed(req, &job);
    if (json_is_true(json_object_get(o, "_busy")))
        page_header(req, "Refresh", "2");
    TRY(put_counts(req, &job));
    return put_lines(req, &job);
}

static enum rc
note(struct req *req, const struct job *job, const char *act)
{
    struct audit a = { .act = act, .kind = "bulk", .ref = job->id,
        .name = bulk_title(req, job) };

    return audit_write(req->ctx, &a);
}

/* The ticks of one page of the preview. */
static enum rc
keep_ticks(struct req *req, const struct job *job)
{
    const struct values *rows = &req->form.values[DO_ROW];
    int64_t *at = talloc_array(req->ctx, int64_t, (unsigned)rows->n + 1);
    struct job_ticks ticks = { form_int(&req->form, DO_FIRST, 0),
        form_int(&req->form, DO_LAST, 0), at, 0 };

    if (ticks.first == 0 || ticks.last < ticks.first ||
        ticks.last - ticks.first > JOB_ROWS_PAGE)
        return OK;
    for (size_t i = 0; i < rows->n; i++)
        if (rows->at[i].state == VALID)
            at[ticks.n++] = rows->at[i].num;
    return job_tick(req->ctx, job->id, &ticks);
}

static enum rc
stale(struct req *req, enum rc rc, const char *code)
{
    if (rc == CONFLICT)
        page_error(req, code);
    return rc;
}

static enum rc
begin(struct req *req, const struct job *job)
{
    page_redirect(req, bulk_url(req, job->id));
    if (str_same(job->state, "preparing"))
        return stale(req, CONFLICT, "bulk_nothing");
    if (!str_same(job->state, "draft"))
        return OK; /* the button was pressed twice */
    TRY(stale(req, keep_ticks(req, job), "bulk_begun"));
    TRY(stale(req, job_begin(req->ctx, job->id), "bulk_nothing"));
    return note(req, job, "bulk.apply");
}

static enum rc
undo(struct req *req, const struct job *job)
{
    const char *id;

    TRY(stale(req, job_undo(req->ctx, job, &id), "bulk_undone"));
    page_redirect(req, bulk_url(req, id));
    return note(req, job, "bulk.undo");
}

enum rc
bulk_do_page(struct req *req)
{
    const char *what = form_str(&req->form, DO_WHAT);
    struct job job;

    TRY(job_get(req->ctx, req->arg[0], &job));
    if (str_same(what, "apply"))
        return begin(req, &job);
    if (str_same(what, "undo"))
        return undo(req, &job);
    if (!str_same(what, "next") && !str_same(what, "keep"))
        return INVALID;
    TRY(stale(req, keep_ticks(req, &job), "bulk_begun"));
    page_redirect(req, str_same(what, "next")
            ? page_url(req, &job, form_int(&req->form, DO_LAST, 0), false)
            : bulk_url(req, job.id));
    return note(req, &job, "bulk.tick");
}
