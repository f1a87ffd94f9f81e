#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "web/private.h"

static bool
is_cacheable(const struct req *req)
{
    return req->route != NULL && (req->route->flags & R_CACHE) != 0 &&
        (!req->any_cookie || (req->route->flags & R_MACHINE) != 0) &&
        !req->session.guest_is_new &&
        req->page->status == 200 && req->page->location == NULL;
}

/* "private" keys begin with '_'; the JSON goes out without them. */
static void
strip(json_t *value)
{
    const char *key;
    json_t *item;
    void *next;
    size_t i;

    if (json_is_array(value))
        json_array_foreach (value, i, item)
            strip(item);
    if (!json_is_object(value))
        return;
    json_object_foreach_safe (value, next, key, item) {
        if (key[0] == '_')
            json_object_del(value, key);
        else
            strip(item);
    }
}

static void
render_json(struct req *req)
{
    struct page *page = req->page;
    char *text;

    strip(page->data);
    text = json_dumps(page->data, JSON_COMPACT);
    if (text == NULL)
        bug("a page whose tree is no JSON");
    page->type = "application/json";
    page->body = talloc_strdup(page, text);
    page->length = strlen(text);
    free(text);
}

static const char *
template_name(struct req *req)
{
    if (req->page->template != NULL)
        return req->page->template;
    return talloc_asprintf(req->ctx, "%s/index", req->app->name);
}

static void
render_html(struct req *req)
{
    static const char apology[] = "This page could not be made.\n";
    struct page *page = req->page;
    struct rendered html;

    if (page->type == NULL)
        page->type = "text/html; charset=utf-8";
    if (templates_render_hdf(req->ctx, req->app->templates,
            template_name(req), hdf_of_page(req), &html) == OK) {
        page->body = html.text;
        page->length = html.length;
        return;
    }
    page->status = 500;
    page->type = "text/plain; charset=utf-8";
    page->body = apology;
    page->length = sizeof(apology) - 1;
}

static void
add_policy(struct req *req)
{
    page_header(req, "Content-Security-Policy",
        talloc_asprintf(req->ctx,
            "default-src 'none'; img-src 'self'; style-src 'self'; "
            "script-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            "form-action 'self'%s",
            req->page->forms));
    page_header(req, "X-Content-Type-Options", "nosniff");
    page_header(req, "Referrer-Policy", "same-origin");
    if (conf_is_https(req->ctx->conf))
        page_header(req, "Strict-Transport-Security",
            "max-age=31536000; includeSubDomains");
}

static void
add_cookies(struct req *req)
{
    struct session *s = &req->session;

    if (s->guest_is_new)
        page_cookie(req, session_guest_name(req->ctx), s->guest,
            req->ctx->conf->carts.guest_days * 86400);
    if (s->cookie_is_new)
        page_cookie(req, session_cookie_name(req->ctx, s->kind),
            s->cookie != NULL ? s->cookie : "", s->cookie != NULL ? -1 : 0);
}

/* An ETag over the body; 304 if the browser has it. */
static void
add_caching(struct req *req)
{
    unsigned char hash[HASH_SIZE];
    const char *have = req_header(req, "IF_NONE_MATCH");
    char *tag;

    page_header(req, "Vary", "Accept, Cookie");
    if (!is_cacheable(req)) {
        page_header(req, "Cache-Control", "private, no-store");
        return;
    }
    hash_bytes(req->page->body, req->page->length, hash);
    tag = talloc_asprintf(req->ctx, "\"%s\"", str_hex(req->ctx, hash, 12));
    page_header(req, "Cache-Control",
        talloc_asprintf(req->ctx, "public, max-age=%lld",
            (long long)req->page->keep));
    page_header(req, "ETag", tag);
    if (have != NULL && strstr(have, tag) != NULL) {
        req->page->status = 304;
        req->page->length = 0;
    }
}

static const char *
reason(int status)
{
    static const struct {
        int status;
        const char *text;
    } reasons[] = { { 200, "OK" }, { 201, "Created" }, { 204, "No Content" },
        { 303, "See Other" }, { 304, "Not Modified" },
        { 301, "Moved Permanently" }, { 302, "Found" },
        { 308, "Permanent Redirect" }, { 400, "Bad Request" },
        { 401, "Unauthorized" }, { 402, "Payment Required" },
        { 403, "Forbidden" }, { 404, "Not Found" },
        { 405, "Method Not Allowed" }, { 409, "Conflict" }, { 410, "Gone" },
        { 411, "Length Required" }, { 413, "Content Too Large" },
        { 414, "URI Too Long" }, { 415, "Unsupported Media Type" },
        { 422, "Unprocessable Content" }, { 429, "Too Many Requests" },
        { 500, "Internal Server Error" }, { 502, "Bad Gateway" },
        { 503, "Service Unavailable" } };

    for (size_t i = 0; i < COUNT(reasons); i++)
        if (reasons[i].status == status)
            return reasons[i].text;
    return "Unknown";
}

static void
send_page(struct req *req)
{
    struct page *page = req->page;
    FCGX_Stream *out = req->app->fcgi->out;
    char *head = talloc_asprintf(req->ctx, "Status: %d %s\r\n", page->status,
        reason(page->status));

    if (page->location != NULL)
        head = talloc_asprintf_append(head, "Location: %s%s\r\n",
            page->location[0] == '/' ? app_origin(req) : "",
            page->location);
    if (page->status != 304 && page->status != 204)
        head = talloc_asprintf_append(head,
            "Content-Type: %s\r\nContent-Length: %zu\r\n",
            page->type, page->length);
    for (size_t i = 0; i < page->nheaders; i++)
        head = talloc_asprintf_append(head, "%s: %s\r\n",
            page->headers[i].name, page->headers[i].value);
    head = talloc_strdup_append(head, "\r\n");
    FCGX_PutStr(head, (int)strlen(head), out);
    if (!req->head && page->length > 0)
        FCGX_PutStr(page->body, (int)page->length, out);
}

/* JSON never answers with a redirect to an own page: 200 and the data. */
static bool
json_hides_redirect(const struct req *req)
{
    return req->json && req->page->status == 303 &&
        (json_object_size(req->page->data) > 0 ||
            req->page->location[0] == '/');
}

void
respond(struct req *req)
{
    struct page *page = req->page;

    if (page->location != NULL && strpbrk(page->location, "\r\n ") != NULL)
        bug("a redirect with a line break or space");
    if (json_hides_redirect(req)) {
        page->status = 200;
        page->location = NULL;
    }
    if (page->location != NULL) {
        page->type = "text/plain; charset=utf-8";
        page->length = 0;
    } else if (!page->raw) {
        if (req->json)
            render_json(req);
        else
            render_html(req);
    }
    add_cookies(req);
    add_policy(req);
    add_caching(req);
    page_header(req, "X-Request-Id", req->id);
    send_page(req);
}
