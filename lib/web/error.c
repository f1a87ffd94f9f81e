#include <stdio.h>
#include <string.h>

#include "web/private.h"

int
error_status(enum rc rc)
{
    switch (rc) {
    case OK:
        return 200;
    case NOTFOUND:
        return 404;
    case CONFLICT:
        return 409;
    case INVALID:
        return 422;
    case AGAIN:
    case BUSY:
        return 503;
    default:
        return 500;
    }
}

static const char *
code_of(int status)
{
    static const struct {
        int status;
        const char *code;
    } codes[] = { { 400, "bad_request" }, { 401, "sign_in" },
        { 403, "forbidden" }, { 404, "not_found" }, { 405, "bad_method" },
        { 409, "conflict" }, { 411, "length_required" }, { 413, "too_large" },
        { 414, "too_large" }, { 415, "media_type" }, { 422, "invalid" },
        { 429, "too_many" }, { 503, "unavailable" } };

    for (size_t i = 0; i < COUNT(codes); i++)
        if (codes[i].status == status)
            return codes[i].code;
    return "internal";
}

static const char *
template_of(const struct req *req, int status)
{
    if (req->page->error_template != NULL && status < 500)
        return req->page->error_template;
    return status == 404 ? "error/not_found" : "error/error";
}

/* Keeps what the page already put as data (a stale cart, what is missing). */
void
error_page(struct req *req, int status, const char *code)
{
    json_t *error = put_object(page_view(req), "error");
    char words[96];

    if (code == NULL)
        code = code_of(status);
    put_str(page_data(req), "error", code);
    put_str(page_data(req), "message", page_words(req, code));
    put_str(error, "code", code);
    put_int(error, "status", status);
    put_str(error, "id", req->id);
    put_str(error, "text", page_words(req, code));
    snprintf(words, sizeof(words), "title.%s", code);
    put_str(error, "title", page_words(req, words));
    if (status == 422 && req->form.n > 0)
        page_form(req);
    if (status == 429 || status == 503)
        page_header(req, "Retry-After",
            strcmp(code, "closed") == 0 ? "600" : "5");
    page_template(req, template_of(req, status));
    page_status(req, status);
    req->page->error = code;
    req->page->location = NULL;
    req->page->raw = false;
    req->page->type = NULL;
}
