/* What the files of lib/web share; nobody else includes it. */
#ifndef WEB_PRIVATE_H
#define WEB_PRIVATE_H

#include <ClearSilver/ClearSilver.h>
#include <fcgiapp.h>
#include <signal.h>

#include "web/app.h"
#include "web/page.h"
#include "web/template.h"

/* ClearSilver's cgi.h is not used, its string functions are. */

enum { HEADERS_MAX = 24 };

struct header {
    const char *name, *value;
};

struct page {
    int status;
    const char *template, *error_template, *location, *error;
    json_t *data, *view;
    struct header headers[HEADERS_MAX];
    size_t nheaders;
    const char *type, *body;
    size_t length;
    char *forms; /* further origins of form-action */
    bool raw;
    int64_t keep; /* seconds that a cacheable page is kept */
};

struct metrics {
    uint64_t requests, errors, milliseconds, statements;
};

struct app {
    const char *name;
    const struct conf *conf;
    const struct route *routes;
    frame_fn *frame;
    struct db *db;
    struct keep *keep;
    HDF *words;
    struct templates *templates;
    struct metrics *metrics;
    FCGX_Request *fcgi;
    const char *binary;
    int64_t started, binary_time, files_time, checked;
    int64_t served, retire_after;
};

/* body.c: the next n bytes of the body; none of them stays in the stream. */
int body_take(FCGX_Stream *in, char *body, int n);

/* What the row of a POST says of its body, before the request is read. */
unsigned body_flags(const struct req *req, const struct raw_request *raw);

/*
 * 0, or the status to answer. The body is one byte longer, for a NUL. One
 * with files is left where it is until the route is known.
 */
int body_read(struct req *req, struct raw_request *raw, unsigned flags);

/* upload.c: the fields and files of the body; else page_refuse. */
enum rc upload_read(struct req *req) MUST_CHECK;

/* dispatch.c: routes, preconditions and the page; fills req->page. */
void dispatch(struct req *req);

/* origin.c: whether a POST comes from our own pages; 0 or an error code. */
const char *origin_check(struct req *req, bool *cookies_count);

/* role.c: what is wrong with a row, NULL if nothing is. */
const char *route_objection(const struct route *r, enum session_kind kind);

/* person.c: not OK: the page refuses or leads to sign in. */
enum rc person_check(struct req *req) MUST_CHECK;
bool is_post(const struct req *req);

/* role.c: the names of the roles that may open a row with these flags. */
void put_who_may(json_t *list, unsigned flags);

/* role.c: each row as a line of JSON; an exit status. */
int routes_print(const struct route *routes, enum session_kind kind);

/* page.c */
void page_new(struct req *req);

/* error.c: turns a result or a status into an error page. */
void error_page(struct req *req, int status, const char *code);
int error_status(enum rc rc);

/* template.c: a template with an HDF. */
enum rc templates_render_hdf(TALLOC_CTX *mem, struct templates *set,
    const char *name, HDF *hdf, struct rendered *out);
HDF *template_words(struct app *app);

/* hdf.c: the page's trees as an HDF that goes with the request. */
HDF *hdf_of_page(struct req *req);
HDF *hdf_of_tree(TALLOC_CTX *mem, json_t *tree);

/* respond.c: renders and sends. */
void respond(struct req *req);

/* health.c: /-/PROGRAM/live, ready, metrics; true if it was one. */
bool health_page(struct req *req);
struct metrics *health_metrics(const struct app *app);

/* retire.c: whether this process should end now. */
void retire_init(struct app *app);
bool retire_due(struct app *app);

#endif
