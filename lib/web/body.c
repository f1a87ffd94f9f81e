#include <string.h>

#include "base/str.h"
#include "web/multipart.h"
#include "web/private.h"

/* As FCGX_GetStr. */
int
body_take(FCGX_Stream *in, char *body, int n)
{
    int got = 0, c;

    while (got < n && (c = FCGX_GetChar(in)) != EOF) {
        int more = (int)(in->stop - in->rdNext);

        body[got++] = (char)c;
        in->rdNext[-1] = 0;
        if (more > n - got)
            more = n - got;
        memcpy(body + got, in->rdNext, (size_t)more);
        explicit_bzero(in->rdNext, (size_t)more);
        in->rdNext += more;
        got += more;
    }
    return got;
}

/* Whether a row's path fits one that is not decoded yet. */
static bool
is_route(const char *pattern, const char *uri)
{
    while (*pattern != '\0' && *uri != '\0' && *uri != '?') {
        if (*pattern == ':') {
            uri += strcspn(uri, "/?");
            pattern += strcspn(pattern, "/");
        } else if (*pattern++ != *uri++) {
            return false;
        }
    }
    return *pattern == '\0' && (*uri == '\0' || *uri == '?');
}

unsigned
body_flags(const struct req *req, const struct raw_request *raw)
{
    for (const struct route *r = req->app->routes; r->path != NULL; r++)
        if (strcmp(r->method, raw->method) == 0 &&
            is_route(r->path, raw->uri))
            return r->flags & (R_RAW_BODY | R_LARGE);
    return 0;
}

int
body_read(struct req *req, struct raw_request *raw, unsigned flags)
{
    int64_t max = raw->large ? LARGE_BODY_MAX : BODY_MAX;
    const char *length = req_env(req, "CONTENT_LENGTH");
    int64_t n = 0;
    char *body;
    int got;

    if (strcmp(raw->method, "POST") != 0)
        return 0;
    if (length == NULL || length[0] == '\0')
        return 411;
    if (!str_int(length, 0, INT64_MAX, &n))
        return 400;
    if (multipart_is(raw->content_type) && (flags & R_RAW_BODY) == 0) {
        req->upload_length = (size_t)n;
        return 0;
    }
    if (n > max)
        return 413;
    body = talloc_zero_size(req->ctx, (size_t)n + 1);
    got = body_take(req->app->fcgi->in, body, (int)n);
    if (got != n)
        return 400;
    raw->body = req->body = body;
    raw->length = req->body_length = (size_t)n;
    return 0;
}
