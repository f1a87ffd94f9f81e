/*
 * A request, parsed once and bounded: path, query, form and cookies. Bytes
 * that are no UTF-8 text, a broken escape, too many or too long fields end
 * in a status, never in a guess.
 */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

enum {
    BODY_MAX = 64 * 1024,
    FIELDS_MAX = 512,      /* a cart of 200 lines posts two fields a line */
    LARGE_BODY_MAX = 256 * 1024, /* of a route that says R_LARGE */
    LARGE_FIELDS_MAX = 2048,
    VALUE_MAX = 16 * 1024, /* of any other route */
    URI_MAX = 4096,
    COOKIES_MAX = 16
};

/* As the web server gives it; NULL for what is not there. */
struct raw_request {
    const char *method, *uri, *content_type, *cookie;
    const char *body;
    size_t length;
    bool large; /* the form may be: R_LARGE */
};

struct param {
    const char *name, *value;
};

struct params {
    struct param *at;
    size_t n;
};

struct request {
    const char *method;
    const char *path;  /* decoded, e.g. "/c/wool" */
    const char *query_text; /* as it came, without '?'; "" if none */
    struct params query, form, cookies;
};

/* 0, or the status to answer: 400, 404, 413, 414 or 415. */
int request_parse(
    TALLOC_CTX *mem, const struct raw_request *raw, struct request *out);

/* The first value of that name, or NULL. */
const char *params_get(const struct params *params, const char *name);

/* How often the name occurs. */
size_t params_count(const struct params *params, const char *name);

#endif
