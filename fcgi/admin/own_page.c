#include "admin/own_page.h"

#include <string.h>

#include "admin/labels.h"
#include "admin/stale.h"
#include "base/conf.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/own_page.h"
#include "web/html.h"
#include "web/page.h"

enum { TEXT_MAX = 60000, SLUG_MAX = 120, LAST = 100 };

const struct field own_page_fields[OWN_PAGE_FIELDS] = {
    [P_VERSION] = { "version", F_INT, 1, UINT32_MAX, 0 },
    [P_TITLE] = { "title", F_TEXT, 1, 120, F_REQUIRED | F_NAME },
    [P_SLUG] = { "slug", F_CODE, 1, SLUG_MAX, 0 },
    [P_TEXT] = { "text", F_LINES, 0, TEXT_MAX, 0 },
    [P_STATE] = { "state", F_CODE, 1, 20, F_REQUIRED },
    [P_FOOTER] = { "footer", F_CHECK, 0, 10, 0 },
    [P_POSITION] = { "position", F_INT, 0, 1000, 0 },
    [P_DO] = { "do", F_CODE, 1, 20, 0 },
};

static void
put_page(struct req *req, json_t *o, const struct own_page *p)
{
    put_int(o, "id", p->id);
    put_str(o, "title", p->title);
    put_str(o, "slug", p->slug);
    put_str(o, "state", p->status);
    put_bool(o, "footer", p->footer);
    put_int(o, "position", p->position);
    put_int(o, "version", p->version);
    put_time(o, "changed", p->updated);
    put_bool(o, "_on", strcmp(p->status, "published") == 0);
    put_str(o, "url", talloc_asprintf(req->ctx, "/pages/%lld",
                          (long long)p->id));
    put_str(o, "public", talloc_asprintf(req->ctx, "%s/pages/%s",
                             req->ctx->conf->shop.url, p->slug));
}

enum rc
own_pages_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "pages");
    struct own_page *all;
    size_t n;

    page_template(req, "admin/own_pages");
    TRY(own_page_all(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++)
        put_page(req, add_object(list), &all[i]);
    return OK;
}

static const char *
now_of(struct req *req, const struct own_page *p, size_t field)
{
    switch (field) {
    case P_TITLE:
        return p->title;
    case P_SLUG:
        return p->slug;
    case P_TEXT:
        return p->text;
    case P_STATE:
        return p->status;
    case P_FOOTER:
        return p->footer ? "1" : "";
    case P_POSITION:
        return talloc_asprintf(req->ctx, "%lld", (long long)p->position);
    default:
        return "";
    }
}

static void
put_states(struct req *req)
{
    static const char *const states[] = { "draft", "published" };
    json_t *list = put_array(page_view(req), "states");

    for (size_t i = 0; i < COUNT(states); i++) {
        json_t *o = add_object(list);

        put_str(o, "value", states[i]);
        put_str(o, "name", page_words(req, talloc_asprintf(req->ctx,
                               "page.%s", states[i])));
    }
}

static enum rc
show(struct req *req, const struct own_page *p)
{
    json_t *view = page_view(req);
    const char *typed = req->form.n > 0 ? form_str(&req->form, P_TEXT) : NULL;

    page_template(req, "admin/own_page");
    page_form(req);
    put_labels(req);
    for (size_t f = P_TITLE; req->form.n == 0 && f < P_DO; f++)
        if (p != NULL)
            page_form_value(req, own_page_fields[f].name, now_of(req, p, f));
    put_states(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_bool(view, "saved", params_get(&req->in.query, "saved") != NULL);
    put_str(view, "title",
        p != NULL ? p->title : page_words(req, "admin.new_page"));
    put_str(view, "here", "/pages/new");
    put_str(view, "preview_html",
        html_clean(req->ctx, typed != NULL ? typed
                : p != NULL                ? p->text
                                           : ""));
    if (p == NULL)
        return OK;
    put_page(req, put_object(page_data(req), "page"), p);
    put_int(page_data(req), "version", p->version);
    put_str(view, "here", talloc_asprintf(req->ctx, "/pages/%lld",
                              (long long)p->id));
    return OK;
}

enum rc
own_page_new_page(struct req *req)
{
    page_form_value(req, "footer", "1");
    page_form_value(req, "position", "100");
    return show(req, NULL);
}

static enum rc
find(struct req *req, struct own_page *out)
{
    int64_t id;

    if (!str_int(req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    return own_page_read(req->ctx, id, out);
}

enum rc
own_page_page(struct req *req)
{
    struct own_page p;

    TRY(find(req, &p));
    return show(req, &p);
}

static void
read_form(struct req *req, struct own_page *p)
{
    const struct form *form = &req->form;
    const char *text = form_str(form, P_TEXT);

    p->title = form_str(form, P_TITLE);
    p->slug = form_str(form, P_SLUG);
    if (p->slug == NULL && p->title != NULL)
        p->slug = str_slug(req->ctx, p->title, SLUG_MAX);
    else if (p->slug != NULL &&
        strcmp(str_slug(req->ctx, p->slug, SLUG_MAX), p->slug) != 0)
        form_refuse(&req->form, P_SLUG, "not_valid");
    if (p->slug != NULL && strcmp(p->slug, "new") == 0)
        form_refuse(&req->form, P_SLUG, "not_valid");
    p->text = text != NULL ? text : "";
    p->status = form_str(form, P_STATE);
    if (p->status != NULL && strcmp(p->status, "draft") != 0 &&
        strcmp(p->status, "published") != 0)
        form_refuse(&req->form, P_STATE, "not_valid");
    if (p->status != NULL && strcmp(p->status, "published") == 0 &&
        p->text[0] == '\0')
        form_refuse(&req->form, P_TEXT, "empty");
    p->footer = form_value(form, P_FOOTER)->state == VALID;
    p->position = form_int(form, P_POSITION, LAST);
    p->version = form_int(form, P_VERSION, 0);
}

struct saving {
    struct req *req;
    struct own_page before, asked;
    int64_t id; /* of what was written */
};

static enum rc
save(struct ctx *ctx, void *arg)
{
    struct saving *s = arg;
    struct own_page p = s->asked;
    struct audit a = { .act = p.id == 0 ? "page.make" : "page.save",
        .kind = "page",
        .name = p.title };

    TRY(own_page_save(ctx, &p));
    a.ref = talloc_asprintf(ctx, "%lld", (long long)p.id);
    for (size_t f = P_TITLE; f < P_DO; f++)
        audit_change(ctx, &a, own_page_fields[f].name,
            s->before.id != 0 ? now_of(s->req, &s->before, f) : "",
            now_of(s->req, &p, f));
    TRY(audit_write(ctx, &a));
    s->id = p.id;
    return OK;
}

static enum rc
stale(struct req *req, const struct own_page *p)
{
    struct stale_row rows[OWN_PAGE_FIELDS];
    struct stale s = { .here = talloc_asprintf(req->ctx, "/pages/%lld",
                           (long long)p->id),
        .name = p->title,
        .version_field = P_VERSION,
        .version = p->version,
        .rows = rows };

    for (size_t f = P_TITLE; f < P_DO; f++)
        rows[s.n++] = (struct stale_row){ f, now_of(req, p, f), NULL };
    stale_put(req, &s);
    return OK;
}

/* Writes what was typed, over *was or as a new one if that is NULL. */
static enum rc
write_page(struct req *req, struct own_page *was)
{
    struct saving s = { .req = req };
    const char *deed = form_str(&req->form, P_DO);
    enum rc rc = INVALID;

    if (was != NULL)
        s.before = *was;
    s.asked.id = s.before.id;
    read_form(req, &s.asked);
    if (was != NULL && s.asked.version == 0)
        form_refuse(&req->form, P_VERSION, "required");
    if (!req->form.wrong && deed != NULL && strcmp(deed, "preview") == 0)
        return show(req, was);
    if (!req->form.wrong) {
        rc = db_transaction(req->ctx, save, &s);
        if (rc == INVALID)
            form_refuse(&req->form, P_SLUG, "taken");
    }
    if (rc == CONFLICT) {
        TRY(own_page_read(req->ctx, s.before.id, was));
        return stale(req, was);
    }
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(req, was);
    }
    TRY(rc);
    page_redirect(req, talloc_asprintf(req->ctx, "/pages/%lld?saved=1",
                           (long long)s.id));
    return OK;
}

enum rc
own_page_make_page(struct req *req)
{
    return write_page(req, NULL);
}

enum rc
own_page_save_page(struct req *req)
{
    struct own_page was;

    TRY(find(req, &was));
    return write_page(req, &was);
}
