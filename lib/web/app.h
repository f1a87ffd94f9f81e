/*
 * A program: a route table and one call. app_main reads the configuration,
 * accepts FastCGI requests one at a time, checks each row's preconditions
 * before its page runs, and retires after some requests or when the binary,
 * the configuration or a template has changed.
 */
#ifndef WEB_APP_H
#define WEB_APP_H

#include "base/conf.h"
#include "base/ctx.h"
#include "base/db.h"
#include "base/rc.h"
#include "web/form.h"
#include "web/request.h"
#include "web/session.h"

struct app;
struct page;
struct req;

typedef enum rc page_fn(struct req *req);

enum route_flags {
    R_CSRF = 1,       /* POST: must carry the form token */
    R_ORIGIN = 2,     /* POST: Sec-Fetch-Site or Origin decide; no token */
    R_MACHINE = 4,    /* a program calls it: no cookie is read */
    R_WRITES = 8,     /* a GET that may write (t/lint.t holds the list) */
    R_SIGNED_IN = 16, /* else 401, or off to sign in */
    R_STAFF = 32,     /* as R_SIGNED_IN, and with a role */
    R_STEPS = 64,     /* the page runs its own transactions */
    R_OWN_ERRORS = 128, /* the page shows its form's errors itself */
    R_CACHE = 256,    /* may sit in a shared cache if no cookie came */
    R_RAW_BODY = 512, /* any content type; the page reads req->body */
    R_OPEN = 1 << 24, /* it goes on while the shop is closed */
    R_LARGE = 1 << 20, /* a form of LARGE_BODY_MAX, be it one long value */
    R_UPLOAD = 1 << 21, /* POST of a path that ends in /upload: may carry
                          files (web/upload.h) */

    /* Whom a row with R_STAFF is for; the owner may open them all. */
    R_FOR_CATALOG = 1 << 10,
    R_FOR_ORDERS = 1 << 11,
    R_FOR_SUPPORT = 1 << 12,
    R_FOR_READONLY = 1 << 13,
    R_FOR_OWNER = 1 << 14,  /* for the owner alone */
    R_FOR_ANYBODY = 1 << 15, /* the admin's rows before anybody is known */
    R_FRESH = 1 << 16 /* who they are must have been proved just now */
};

/* ":name" in the path stands for one ASCII segment, kept in req->arg. */
struct route {
    const char *method, *path;
    page_fn *page;
    unsigned flags;
    const struct field *fields;
    size_t nfields;
};

#define FIELDS(table) (table), COUNT(table)

struct upload;

struct uploads {
    struct upload **at;
    size_t n;
};

/* One request. Everything hangs on ctx and goes with it. */
struct req {
    struct ctx *ctx;
    struct app *app;
    struct request in;
    const struct route *route;
    const char *arg[4];
    struct form form; /* by the route's fields; query for GET, body for POST */
    struct session session;
    struct page *page;
    const char *id, *remote, *host, *body;
    size_t body_length;
    size_t upload_length; /* of a body with files; unread until R_UPLOAD */
    struct uploads uploads;
    bool json;         /* the answer is wanted as JSON */
    bool head;         /* HEAD: headers only */
    bool any_cookie;   /* one of our cookies came */
};

/* What all pages of a program show around their own: header and footer. */
typedef enum rc frame_fn(struct req *req);

/*
 * Runs the program until it retires. routes ends with a zero row. frame may
 * be NULL. Returns main's exit status (sysexits).
 */
int app_main(int argc, char **argv, const char *program,
    const struct route *routes, frame_fn *frame);

/* This program's own origin, e.g. "http://127.0.0.1:8080". */
const char *app_origin(const struct req *req);

/* The cookie of who may see the shop while it is closed: its key. */
const char *req_look_name(const struct req *req);

/* An environment variable of the request (HTTP_ACCEPT ...), or NULL. */
const char *req_env(const struct req *req, const char *name);

/* A request header by its FastCGI name; for R_RAW_BODY and webhooks. */
#define req_header(req, name) req_env((req), "HTTP_" name)

/* Gives the visitor a guest cookie if there is none; makes no row. */
void req_need_guest(struct req *req);

/*
 * Whether this role may open a row with these flags, and whether who asks
 * may open this program's page at this path, or send its form, as the
 * route table has it.
 */
bool role_may(const char *role, unsigned flags);
bool role_may_open(const struct req *req, const char *path);
bool role_may_post(const struct req *req, const char *path);

/* The guest who has just changed something is known as long again. */
void req_renew_guest(struct req *req);

/* The guest's cookie ends: whoever comes next with this browser is new. */
void req_forget_guest(struct req *req);

#endif
