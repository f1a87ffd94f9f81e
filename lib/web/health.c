#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/str.h"
#include "web/private.h"

/* Counters that all processes of a program share; private if they cannot. */
struct metrics *
health_metrics(const struct app *app)
{
    static struct metrics own;
    char *path = talloc_asprintf(
        app, "%s/%s.metrics", app->conf->paths.run, app->name);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    void *shared = MAP_FAILED;

    if (fd >= 0 && ftruncate(fd, sizeof(struct metrics)) == 0)
        shared = mmap(NULL, sizeof(struct metrics), PROT_READ | PROT_WRITE,
            MAP_SHARED, fd, 0);
    if (fd >= 0)
        close(fd);
    return shared != MAP_FAILED ? shared : &own;
}

static void
answer(struct req *req, int status, const char *text)
{
    if (status == 503)
        page_header(req, "Retry-After", "5");
    page_raw(req, "text/plain; charset=utf-8", text, strlen(text));
    page_status(req, status);
}

static void
show_ready(struct req *req)
{
    if (db_ping(req->ctx->db))
        answer(req, 200, "ok\n");
    else
        answer(req, 503, "database away\n");
}

static void
show_metrics(struct req *req)
{
    const struct metrics *m = req->app->metrics;
    const char *name = req->app->name;

    answer(req, 200,
        talloc_asprintf(req->ctx,
            "clearcart_requests_total{program=\"%s\"} %" PRIu64 "\n"
            "clearcart_errors_total{program=\"%s\"} %" PRIu64 "\n"
            "clearcart_request_milliseconds_total{program=\"%s\"} %" PRIu64
            "\nclearcart_statements_total{program=\"%s\"} %" PRIu64 "\n",
            name, m->requests, name, m->errors, name, m->milliseconds, name,
            m->statements));
}

static bool
is_loopback(const struct req *req)
{
    return req->remote != NULL &&
        (str_starts(req->remote, "127.") || strcmp(req->remote, "::1") == 0);
}

bool
health_page(struct req *req)
{
    char *prefix = talloc_asprintf(req->ctx, "/-/%s/", req->app->name);
    const char *what;

    if (!str_starts(req->in.path, prefix))
        return false;
    what = req->in.path + strlen(prefix);
    if (strcmp(what, "live") == 0)
        answer(req, 200, "ok\n");
    else if (strcmp(what, "ready") == 0)
        show_ready(req);
    else if (strcmp(what, "metrics") == 0 && is_loopback(req))
        show_metrics(req);
    else
        return false;
    return true;
}
