#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/setting.h"
#include "base/str.h"
#include "web/private.h"

/* Ids and slugs are ASCII, and so are the columns they are compared with. */
static bool
is_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] >= 128)
            return false;
    return n > 0;
}

/* Whether path fits the row's pattern; ":x" takes one segment. */
static bool
path_fits(struct req *req, const char *pattern, const char *path)
{
    size_t args = 0;

    while (*pattern != '\0' && *path != '\0') {
        if (*pattern == ':') {
            size_t n = strcspn(path, "/");

            if (!is_ascii(path, n) || args == COUNT(req->arg))
                return false;
            req->arg[args++] = talloc_strndup(req->ctx, path, n);
            path += n;
            pattern += strcspn(pattern, "/");
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return *pattern == '\0' && *path == '\0';
}

static int
find_route(struct req *req)
{
    const char *method = req->head ? "GET" : req->in.method;
    bool path_known = false;

    for (const struct route *r = req->app->routes; r->path != NULL; r++) {
        if (!path_fits(req, r->path, req->in.path))
            continue;
        path_known = true;
        if (strcmp(r->method, method) != 0)
            continue;
        req->route = r;
        return 0;
    }
    return path_known ? 405 : 404;
}

static const char *
allowed_methods(struct req *req)
{
    char *all = talloc_strdup(req->ctx, "");

    for (const struct route *r = req->app->routes; r->path != NULL; r++)
        if (path_fits(req, r->path, req->in.path))
            all = talloc_asprintf_append(all, "%s%s",
                all[0] != '\0' ? ", " : "",
                strcmp(r->method, "GET") == 0 ? "GET, HEAD" : r->method);
    return all;
}

static void
forget_person(struct session *s)
{
    enum session_kind kind = s->kind;

    *s = (struct session){ .kind = kind };
}

static enum rc
check_origin(struct req *req)
{
    bool cookies_count;
    const char *code;

    if (!is_post(req) || (req->route->flags & R_MACHINE) != 0)
        return OK;
    code = origin_check(req, &cookies_count);
    if (code != NULL)
        return page_refuse(req, 403, code);
    if (!cookies_count)
        forget_person(&req->session);
    return OK;
}

/* A body with files is read for whom it is open to alone. */
static enum rc
check_upload(struct req *req)
{
    if (req->upload_length == 0)
        return OK;
    if ((req->route->flags & R_UPLOAD) == 0)
        return page_refuse(req, 415, "media_type");
    return upload_read(req);
}

static enum rc
check_form(struct req *req)
{
    const struct route *r = req->route;
    int status;

    if (r->fields == NULL)
        return OK;
    status = form_read(req->ctx, r->fields, r->nfields,
        is_post(req) ? &req->in.form : &req->in.query, &req->form);
    if (status != 0)
        return page_refuse(req, status, "repeated");
    return req->form.wrong && (r->flags & R_OWN_ERRORS) == 0 ? INVALID : OK;
}

struct attempt {
    struct req *req;
    struct session before;
};

/* After a deadlock it runs again, on a fresh page and the session as it came */
static enum rc
run_attempt(struct ctx *ctx, void *arg)
{
    struct attempt *a = arg;
    struct req *req = a->req;

    if (ctx != req->ctx)
        bug("a page on a foreign context");
    req->session = a->before;
    page_new(req);
    return req->route->page(req);
}

static enum rc
run_page(struct req *req)
{
    unsigned flags = req->route->flags;
    bool writes = is_post(req) || (flags & R_WRITES) != 0;
    uint64_t done = db_transactions(req->ctx->db);
    struct attempt a = { req, req->session };
    enum rc rc;

    if (writes && (flags & R_STEPS) == 0)
        return db_transaction(req->ctx, run_attempt, &a);
    rc = run_attempt(req->ctx, &a);
    /*
     * A read on a connection that the server closed meanwhile. What is
     * committed by then must not be done a second time.
     */
    if (rc == AGAIN && db_transactions(req->ctx->db) == done)
        rc = run_attempt(req->ctx, &a);
    return rc;
}

/* Adds the frame and turns what is not OK into an error page. */
static void
finish(struct req *req, enum rc rc)
{
    if (rc == INVALID && req->page->location != NULL)
        rc = OK;
    if (rc != OK) {
        int status = req->page->status >= 400 ? req->page->status
                                              : error_status(rc);

        error_page(req, status, req->page->error);
    }
    if (req->page->location != NULL || req->page->raw || req->json ||
        req->app->frame == NULL)
        return;
    if (req->app->frame(req) != OK)
        log_fail("making the frame of a page", "see above");
}

/* JSON gets the page behind a redirect, if this program has it. */
static bool
follow(struct req *req)
{
    const char *target = req->page->location;
    struct raw_request raw = { .method = "GET", .uri = target };
    struct request in;

    if (!req->json || target == NULL || target[0] != '/' ||
        json_object_size(req->page->data) > 0 ||
        request_parse(req->ctx, &raw, &in) != 0)
        return false;
    in.cookies = req->in.cookies;
    in.form = req->in.form; /* is wiped at the end */
    req->in = in;
    memset(&req->form, 0, sizeof(req->form));
    if (find_route(req) != 0 || (req->route->flags & R_WRITES) != 0)
        return false;
    return true;
}

static enum rc
once(struct req *req)
{
    /* An expired session is told so, not that its form token is wrong. */
    TRY(person_check(req));
    TRY(check_upload(req));
    TRY(check_origin(req));
    TRY(person_check(req));
    TRY(check_form(req));
    return run_page(req);
}

static void
behind(struct req *req, enum rc rc)
{
    struct header kept[HEADERS_MAX];
    size_t n = req->page->nheaders;

    if (rc != OK)
        return;
    for (size_t i = 0; i < n; i++)
        kept[i] = (struct header){ req->page->headers[i].name,
            talloc_strdup(req->ctx, req->page->headers[i].value) };
    if (!follow(req))
        return;
    page_new(req);
    rc = person_check(req) == OK && check_form(req) == OK ? run_page(req)
                                                          : INVALID;
    for (size_t i = 0; i < n && req->page->nheaders < HEADERS_MAX; i++)
        req->page->headers[req->page->nheaders++] = kept[i];
    finish(req, rc);
}

/* Who is asking, and what the owner has set. */
static enum rc
load(struct req *req, bool cookies_count)
{
    enum rc rc = OK;

    if (cookies_count) {
        rc = session_load(req->ctx, &req->session);
        if (rc == AGAIN)
            rc = session_load(req->ctx, &req->session);
    }
    if (rc == OK)
        rc = setting_load(req->ctx);
    return rc == AGAIN ? setting_load(req->ctx) : rc;
}

/* While the shop is closed only what must go on does, and staff looks. */
static bool
is_closed(struct req *req)
{
    const struct conf *conf = req->ctx->conf;
    const char *look = params_get(&req->in.cookies, req_look_name(req));

    if (look != NULL)
        req->any_cookie = true;
    if (!conf->maintenance.on || req->session.kind != SESSION_SHOP ||
        (req->route != NULL &&
            (req->route->flags & (R_MACHINE | R_OPEN)) != 0))
        return false;
    return look == NULL || conf->maintenance.key[0] == '\0' ||
        !hash_equal(look, conf->maintenance.key);
}

static void
show_closed(struct req *req)
{
    put_str(page_view(req), "sentence", req->ctx->conf->maintenance.text);
    error_page(req, 503, "closed");
    page_template(req, "error/closed");
    finish(req, OK);
}

void
dispatch(struct req *req)
{
    int status;
    enum rc rc;

    if (health_page(req))
        return;
    status = find_route(req);
    rc = load(req, status != 0 || (req->route->flags & R_MACHINE) == 0);
    if (rc != OK) {
        finish(req, rc);
        return;
    }
    if (is_closed(req)) {
        show_closed(req);
        return;
    }
    if (status != 0) {
        if (status == 405)
            page_header(req, "Allow", allowed_methods(req));
        error_page(req, status, NULL);
        finish(req, OK);
        return;
    }
    rc = once(req);
    finish(req, rc);
    behind(req, rc);
}
