#include <curl/curl.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>

#include "base/conf.h"
#include "base/keep.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "base/version.h"
#include "web/private.h"

enum {
    SECRET_MIN = 32,
    ADMIN_SECONDS = 30 /* the admin's lists may be long */
};

const char *
req_env(const struct req *req, const char *name)
{
    return FCGX_GetParam(name, req->app->fcgi->envp);
}

const char *
req_look_name(const struct req *req)
{
    return talloc_asprintf(req->ctx, "%s%s-look",
        conf_is_https(req->ctx->conf) ? "__Host-" : "",
        req->ctx->conf->shop.id);
}

static enum session_kind
kind_of(const char *program)
{
    if (strcmp(program, "paymock") == 0)
        return SESSION_NONE;
    if (strcmp(program, "idp") == 0)
        return SESSION_OWN;
    return strcmp(program, "admin") == 0 ? SESSION_ADMIN : SESSION_SHOP;
}

/* "application/json" with no "text/html" before it. */
static bool
wants_json(const char *accept)
{
    const char *json, *html;

    if (accept == NULL)
        return false;
    json = strstr(accept, "application/json");
    html = strstr(accept, "text/html");
    return json != NULL && (html == NULL || json < html);
}

/* What was typed does not outlive its request, whatever it was. */
static void
forget_typed(struct req *req)
{
    const struct params *typed = &req->in.form;

    if (req->body != NULL)
        explicit_bzero((char *)(uintptr_t)req->body, req->body_length);
    for (size_t i = 0; i < typed->n; i++)
        explicit_bzero((char *)(uintptr_t)typed->at[i].value,
            strlen(typed->at[i].value));
}

static void
read_cookies(struct req *req)
{
    struct session *s = &req->session;
    const struct params *all = &req->in.cookies;

    if (s->kind == SESSION_NONE)
        return;
    s->cookie =
        params_get(all, session_cookie_name(req->ctx, s->kind));
    if (s->kind == SESSION_SHOP)
        s->guest = params_get(all, session_guest_name(req->ctx));
    req->any_cookie = s->cookie != NULL || s->guest != NULL;
}

static int
read_request(struct req *req)
{
    struct raw_request raw = { .method = req_env(req, "REQUEST_METHOD"),
        .uri = req_env(req, "REQUEST_URI"),
        .content_type = req_env(req, "CONTENT_TYPE"),
        .cookie = req_env(req, "HTTP_COOKIE") };
    unsigned flags;
    int status, parsed;

    if (raw.method == NULL || raw.uri == NULL)
        return 400;
    req->head = strcmp(raw.method, "HEAD") == 0;
    flags = body_flags(req, &raw);
    raw.large = (flags & R_LARGE) != 0;
    status = body_read(req, &raw, flags);
    if ((flags & R_RAW_BODY) != 0)
        raw.length = 0;
    parsed = request_parse(req->ctx, &raw, &req->in);
    read_cookies(req);
    return status != 0 ? status : parsed;
}

static void
log_line(struct req *req, const struct timespec *start, uint64_t statements)
{
    struct metrics *m = req->app->metrics;
    struct timespec now;
    int64_t us;

    clock_gettime(CLOCK_MONOTONIC, &now);
    us = (now.tv_sec - start->tv_sec) * 1000000 +
        (now.tv_nsec - start->tv_nsec) / 1000;
    statements = db_statements(req->ctx->db) - statements;
    __atomic_fetch_add(&m->requests, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(
        &m->errors, req->page->status >= 500, __ATOMIC_RELAXED);
    __atomic_fetch_add(
        &m->milliseconds, (uint64_t)(us / 1000), __ATOMIC_RELAXED);
    __atomic_fetch_add(&m->statements, statements, __ATOMIC_RELAXED);
    log_begin("request");
    log_str("method", req->in.method);
    log_str("path", req->in.path != NULL ? req->in.path : "");
    log_str("route", req->route != NULL ? req->route->path : "");
    log_int("status", req->page->status);
    log_int("us", us);
    log_int("statements", (int64_t)statements);
    log_int("bytes", (int64_t)req->page->length);
    if (req->page->error != NULL)
        log_str("error", req->page->error);
    log_end();
}

static void
serve(struct app *app)
{
    struct ctx *ctx = ctx_new(app, app->db, app->conf, app->keep);
    struct req *req = talloc_zero(ctx, struct req);
    uint64_t statements = db_statements(app->db);
    struct timespec start;
    int status;

    clock_gettime(CLOCK_MONOTONIC, &start);
    req->ctx = ctx;
    req->app = app;
    req->session.kind = kind_of(app->name);
    req->id = req_env(req, "REQUEST_ID");
    if (req->id == NULL || !str_is_text(req->id, strlen(req->id)))
        req->id = rand_id(ctx);
    log_request(req->id);
    req->remote = req_env(req, "REMOTE_ADDR");
    req->json = wants_json(req_header(req, "ACCEPT"));
    page_new(req);
    status = read_request(req);
    if (status == 0)
        dispatch(req);
    else
        error_page(req, status, NULL);
    if (status != 0 && app->frame != NULL && !req->json &&
        app->frame(req) != OK)
        log_fail("making the frame of a page", "see above");
    respond(req);
    log_line(req, &start, statements);
    forget_typed(req);
    talloc_free(ctx);
}

/* A row must say what it needs: role.c knows. */
static void
check_routes(const struct route *routes, enum session_kind kind)
{
    for (const struct route *r = routes; r->path != NULL; r++) {
        const char *why = route_objection(r, kind);

        if (why != NULL)
            bug("%s %s %s", r->method, r->path, why);
    }
}

/* An empty key would make a token that anybody can make. */
static bool
has_secret(const struct app *app)
{
    for (const struct route *r = app->routes; r->path != NULL; r++)
        if ((r->flags & R_CSRF) != 0 &&
            strlen(app->conf->secret.csrf) < SECRET_MIN) {
            fprintf(stderr,
                "%s:0: secret.csrf needs %d characters or more\n",
                app->conf->path, SECRET_MIN);
            return false;
        }
    return true;
}

static int
accept_loop(struct app *app)
{
    FCGX_Request fcgi;

    if (FCGX_Init() != 0 || FCGX_InitRequest(&fcgi, 0, 0) != 0)
        return EX_OSERR;
    app->fcgi = &fcgi;
    while (FCGX_Accept_r(&fcgi) == 0) {
        serve(app);
        FCGX_Finish_r(&fcgi);
        if (retire_due(app))
            break;
    }
    return EX_OK;
}

static void
usage(const char *program, FILE *to)
{
    fprintf(to,
        "usage: %s [-c FILE] [--check-config | --check-sql | --routes | "
        "--version | --help]\n"
        "A FastCGI program of Clearcart: it serves on the socket that is its "
        "standard\ninput. FILE is clearcart.conf; without -c the environment's "
        "CLEARCART_CONF,\nelse %s/clearcart.conf.\n",
        program, SYSCONFDIR);
}

struct options {
    const char *conf;
    bool check_conf, check_sql, routes;
    int status; /* >= 0: end with it at once */
};

static struct options
read_options(int argc, char **argv, const char *program)
{
    static const struct option longs[] = { { "check-config", 0, NULL, 'k' },
        { "check-sql", 0, NULL, 's' }, { "routes", 0, NULL, 'r' },
        { "version", 0, NULL, 'v' }, { "help", 0, NULL, 'h' },
        { NULL, 0, NULL, 0 } };
    struct options o = { .conf = getenv("CLEARCART_CONF"), .status = -1 };
    int c;

    while ((c = getopt_long(argc, argv, "c:", longs, NULL)) != -1) {
        if (c == 'c')
            o.conf = optarg;
        else if (c == 'k')
            o.check_conf = true;
        else if (c == 's')
            o.check_sql = true;
        else if (c == 'r')
            o.routes = true;
        else if (c == 'v')
            o.status =
                printf("%s %s\n", program, version_text) > 0 ? EX_OK
                                                             : EX_IOERR;
        else {
            usage(program, c == 'h' ? stdout : stderr);
            o.status = c == 'h' ? EX_OK : EX_USAGE;
        }
    }
    if (o.conf == NULL)
        o.conf = SYSCONFDIR "/clearcart.conf";
    return o;
}

static int
check_sql(struct app *app)
{
    struct ctx *ctx = ctx_new(app, app->db, app->conf, app->keep);
    int refused = db_check_all(ctx);

    talloc_free(ctx);
    return refused == 0 ? EX_OK : EX_SOFTWARE;
}

int
app_main(int argc, char **argv, const char *program,
    const struct route *routes, frame_fn *frame)
{
    struct options o = read_options(argc, argv, program);
    struct app *app;

    if (o.status >= 0)
        return o.status;
    log_name(program);
    if (o.routes)
        return routes_print(routes, kind_of(program));
    check_routes(routes, kind_of(program));
    app = talloc_zero(NULL, struct app);
    app->name = program;
    app->routes = routes;
    app->frame = frame;
    app->conf = conf_load(app, o.conf);
    if (app->conf == NULL)
        return EX_CONFIG;
    if (o.check_conf)
        return EX_OK;
    setenv("TZ", app->conf->shop.timezone, 1);
    tzset();
    app->db = db_new(app, app->conf, program);
    if (kind_of(program) == SESSION_ADMIN)
        db_patience(app->db, ADMIN_SECONDS);
    app->keep = keep_new(app);
    app->templates =
        templates_new(app, app->conf->paths.templates, ESCAPE_HTML);
    if (o.check_sql)
        return check_sql(app);
    if (!has_secret(app))
        return EX_CONFIG;
    app->metrics = health_metrics(app);
    retire_init(app);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    return accept_loop(app);
}
