/* Mails that go out, what the processor sent, what a person must look at. */
#include <string.h>

#include "admin/pages.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/outbox_again.h"
#include "shop/outbox_list.h"
#include "web/page.h"

enum { TIME_LENGTH = 23 }; /* of a DATETIME(3) */

const struct field post_fields[POST_FIELDS] = {
    [POST_SHOW] = { "show", F_CODE, 1, 20, 0 },
    [POST_BEFORE] = { "before", F_TEXT, 1, 300, 0 },
};

const struct field event_fields[EVENT_FIELDS] = {
    [EVENT_ID] = { "event", F_TEXT, 1, 255, F_REQUIRED },
};

static const char *const shows[] = { [POST_WAITING] = "waiting",
    [POST_FAILED] = "failed",
    [POST_DONE] = "done" };

static enum post_state
chosen(const struct req *req)
{
    const char *show = form_str(&req->form, POST_SHOW);

    for (size_t i = 0; show != NULL && i < COUNT(shows); i++)
        if (strcmp(show, shows[i]) == 0)
            return (enum post_state)i;
    return POST_WAITING;
}

static void
put_views(struct req *req, const char *base)
{
    json_t *views = put_array(page_view(req), "views");

    for (size_t i = 0; i < COUNT(shows); i++) {
        json_t *o = add_object(views);

        put_str(o, "name",
            page_words(
                req, talloc_asprintf(req->ctx, "post.%s", shows[i])));
        put_str(o, "url",
            talloc_asprintf(req->ctx, "%s?show=%s", base, shows[i]));
        put_bool(o, "current", chosen(req) == (enum post_state)i);
    }
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
}

static void
put_next(struct req *req, const char *base, const char *before)
{
    put_str(page_data(req), "next",
        before != NULL ? talloc_asprintf(req->ctx, "%s?show=%s&before=%s",
                             base, shows[chosen(req)],
                             str_url(req->ctx, before))
                       : NULL);
}

static void
put_order(struct req *req, json_t *o, const char *id, const char *number)
{
    put_str(o, "order", number);
    put_str(o, "_order_url",
        id != NULL ? talloc_asprintf(req->ctx, "/orders/%s", id) : NULL);
}

enum rc
mails_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "mails");
    struct post_mail *all;
    size_t n;

    page_template(req, "admin/mails");
    put_views(req, "/books/mails");
    TRY(post_mails(req->ctx, chosen(req),
        form_str(&req->form, POST_BEFORE), &all, &n));
    for (size_t i = 0; i < n && i < POST_PAGE; i++) {
        const struct post_mail *m = &all[i];
        json_t *o = add_object(list);

        put_str(o, "id", m->id);
        put_str(o, "kind", m->kind);
        put_str(o, "to", m->recipient);
        put_str(o, "error", m->error);
        put_int(o, "tries", m->tries);
        put_time(o, "written_at", m->created_at);
        put_time(o, "due_at", m->next_at);
        put_time(o, "sent_at", m->sent_at);
        put_order(req, o, m->order_id, m->order);
    }
    put_next(req, "/books/mails", n > POST_PAGE ? all[POST_PAGE - 1].id : NULL);
    return OK;
}

/* "2026-11-22 14:08:00.123 ID", the last of a page. */
static const struct post_event *
read_before(struct req *req, struct post_event *e)
{
    const char *s = form_str(&req->form, POST_BEFORE);

    if (s == NULL || strlen(s) <= TIME_LENGTH || s[TIME_LENGTH] != ' ' ||
        strspn(s, "0123456789-:. ") < TIME_LENGTH)
        return NULL;
    e->received_at = talloc_strndup(req->ctx, s, TIME_LENGTH);
    e->id = s + TIME_LENGTH + 1;
    return e;
}

static const char *
last_of(struct req *req, const struct post_event *e)
{
    return talloc_asprintf(req->ctx, "%s %s", e->received_at, e->id);
}

enum rc
events_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "events");
    struct post_event *all, before;
    size_t n;

    page_template(req, "admin/events");
    put_views(req, "/books/events");
    TRY(post_events(
        req->ctx, chosen(req), read_before(req, &before), &all, &n));
    for (size_t i = 0; i < n && i < POST_PAGE; i++) {
        const struct post_event *e = &all[i];
        json_t *o = add_object(list);

        put_str(o, "id", e->id);
        put_str(o, "type", e->type);
        put_int(o, "tries", e->tries);
        put_time(o, "received_at", e->received_at);
        put_time(o, "handled_at", e->handled_at);
        put_order(req, o, e->order_id, e->order);
    }
    put_next(req, "/books/events",
        n > POST_PAGE ? last_of(req, &all[POST_PAGE - 1]) : NULL);
    return OK;
}

enum rc
mail_now_page(struct req *req)
{
    struct audit a = { .act = "mail.now", .kind = "mail",
        .ref = req->arg[0] };

    TRY(outbox_hurry(req->ctx, req->arg[0]));
    TRY(audit_write(req->ctx, &a));
    page_redirect(req, "/books/mails");
    return OK;
}

enum rc
event_again_page(struct req *req)
{
    const char *id = form_str(&req->form, EVENT_ID);
    struct audit a = { .act = "event.again", .kind = "event", .ref = id };

    TRY(post_event_again(req->ctx, id));
    TRY(audit_write(req->ctx, &a));
    page_redirect(req, "/books/events");
    return OK;
}

enum rc
alert_seen_page(struct req *req)
{
    struct audit a = { .act = "alert.seen", .kind = "alert",
        .ref = req->arg[0] };

    TRY(alert_seen(req->ctx, req->arg[0], req->session.name));
    TRY(audit_write(req->ctx, &a));
    page_redirect(req, "/books");
    return OK;
}
