#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "web/private.h"

enum { KEEP_SECONDS = 30 };

static int
page_free(struct page *page)
{
    json_decref(page->data);
    json_decref(page->view);
    return 0;
}

void
page_new(struct req *req)
{
    struct page *page = talloc_zero(req->ctx, struct page);

    page->status = 200;
    page->keep = KEEP_SECONDS;
    page->data = json_object();
    page->view = json_object();
    page->forms = talloc_strdup(page, "");
    talloc_set_destructor(page, page_free);
    talloc_free(req->page);
    req->page = page;
}

void
page_template(struct req *req, const char *name)
{
    req->page->template = talloc_strdup(req->page, name);
}

void
page_error_template(struct req *req, const char *name)
{
    req->page->error_template = talloc_strdup(req->page, name);
}

void
page_status(struct req *req, int status)
{
    req->page->status = status;
}

void
page_type(struct req *req, const char *type)
{
    req->page->type = type;
}

void
page_keep(struct req *req, int64_t seconds)
{
    req->page->keep = seconds;
}

void
page_redirect(struct req *req, const char *target)
{
    req->page->location = talloc_strdup(req->page, target);
    req->page->status = 303;
}

void
page_error(struct req *req, const char *code)
{
    req->page->error = code;
}

enum rc
page_refuse(struct req *req, int status, const char *code)
{
    req->page->status = status;
    req->page->error = code;
    return INVALID;
}

void
page_own_error(struct req *req, int status, const char *code)
{
    json_t *error;

    req->page->status = status;
    req->page->error = code;
    put_str(req->page->data, "error", code);
    put_str(req->page->data, "message", page_words(req, code));
    error = put_object(req->page->view, "error");
    put_str(error, "code", code);
    put_str(error, "text", page_words(req, code));
}

void
page_header(struct req *req, const char *name, const char *value)
{
    struct page *page = req->page;

    if (page->nheaders == HEADERS_MAX)
        bug("more than %d headers", HEADERS_MAX);
    if (strpbrk(value, "\r\n") != NULL)
        bug("a line break in header %s", name);
    page->headers[page->nheaders++] = (struct header){ name,
        talloc_strdup(page, value) };
}

void
page_cookie(
    struct req *req, const char *name, const char *value, int64_t max_age)
{
    char *text = talloc_asprintf(req->page, "%s=%s; Path=/; HttpOnly; "
                                            "SameSite=Lax",
        name, value);

    if (max_age >= 0)
        text = talloc_asprintf_append(
            text, "; Max-Age=%lld", (long long)max_age);
    if (conf_is_https(req->ctx->conf))
        text = talloc_strdup_append(text, "; Secure");
    page_header(req, "Set-Cookie", text);
}

void
page_raw(struct req *req, const char *type, const void *body, size_t n)
{
    req->page->raw = true;
    req->page->type = type;
    req->page->body = talloc_memdup(req->page, body, n);
    req->page->length = n;
}

void
page_json(struct req *req, int status, json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT);

    if (text == NULL)
        bug("a tree that is no JSON");
    req->page->status = status;
    page_raw(req, "application/json", text, strlen(text));
    free(text);
    json_decref(value);
}

/* The origin of a URL: scheme, host and port. */
void
page_allow_form(struct req *req, const char *url)
{
    const char *host = strstr(url, "://");
    size_t n = host != NULL ? (size_t)(host - url) + 3 +
            strcspn(host + 3, "/ ;,'\"")
                            : 0;

    if (n > 0)
        req->page->forms = talloc_asprintf_append(
            req->page->forms, " %.*s", (int)n, url);
}

const char *
page_words(struct req *req, const char *code)
{
    char name[96];

    snprintf(name, sizeof(name), "%s", code);
    return hdf_get_value(template_words(req->app), name, "");
}

static json_t *
form_object(struct req *req)
{
    json_t *form = json_object_get(req->page->view, "form");

    return form != NULL ? form : put_object(req->page->view, "form");
}

/*
 * The first for which there are words: "cart.field.text.too_long" of one
 * program, "field.text.too_long" of all, "field.too_long" of any field.
 */
static const char *
field_words(struct req *req, const char *name, const char *error)
{
    char code[96];
    const char *words;

    snprintf(code, sizeof(code), "%s.field.%s.%s", req->app->name, name,
        error);
    words = page_words(req, code);
    if (words[0] != '\0')
        return words;
    snprintf(code, sizeof(code), "field.%s.%s", name, error);
    words = page_words(req, code);
    if (words[0] != '\0')
        return words;
    snprintf(code, sizeof(code), "field.%s", error);
    return page_words(req, code);
}

void
page_form(struct req *req)
{
    json_t *form = form_object(req);
    json_t *wrong = put_array(req->page->view, "wrong");
    json_t *fields = json_object();

    for (size_t i = 0; i < req->form.n; i++) {
        const struct field *f = &req->form.fields[i];
        const struct value *v = form_value(&req->form, i);
        json_t *o = put_object(form, f->name);

        if (v->raw != NULL && f->type != F_RAW)
            put_str(o, "value", v->raw);
        if (v->state != WRONG)
            continue;
        put_str(o, "error", field_words(req, f->name, v->error));
        o = add_object(wrong);
        put_str(o, "name", f->name);
        put_str(o, "error", field_words(req, f->name, v->error));
        put_str(fields, f->name, field_words(req, f->name, v->error));
    }
    if (req->form.wrong)
        json_object_set(req->page->data, "fields", fields);
    json_decref(fields);
}

void
page_form_value(struct req *req, const char *name, const char *value)
{
    json_t *form = form_object(req);
    json_t *o = json_object_get(form, name);

    if (o == NULL)
        o = put_object(form, name);
    if (value != NULL && json_object_get(o, "value") == NULL)
        put_str(o, "value", value);
}

void
req_need_guest(struct req *req)
{
    struct session *s = &req->session;

    if (s->guest != NULL || s->sub != NULL)
        return;
    if (s->kind == SESSION_OWN) {
        if (s->cookie == NULL) {
            s->cookie = rand_token(req->ctx);
            s->cookie_is_new = true;
        }
        return;
    }
    s->guest = rand_token(req->ctx);
    s->guest_is_new = true;
}

void
req_renew_guest(struct req *req)
{
    struct session *s = &req->session;

    if (s->guest != NULL && s->sub == NULL)
        s->guest_is_new = true;
}

void
req_forget_guest(struct req *req)
{
    struct session *s = &req->session;

    if (s->guest != NULL)
        page_cookie(req, session_guest_name(req->ctx), "", 0);
    s->guest = NULL;
    s->guest_is_new = false;
}
