/*
 * An invitation, opened by the link in its mail. Whoever has the link may
 * accept it as the person it was sent to: by an account of that e-mail
 * address.
 */
#include <strings.h>

#include "admin/pages.h"
#include "admin/staff.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/invitation.h"
#include "web/page.h"

enum { SIGNATURE };

const struct field join_fields[1] = {
    [SIGNATURE] = { "sig", F_CODE, 1, 64, F_REQUIRED },
};

/* Used, withdrawn, too late or mistyped: the same words for all. */
static enum rc
open_it(struct req *req, struct invitation *it)
{
    enum rc rc = invitation_open(
        req->ctx, req->arg[0], form_str(&req->form, SIGNATURE), it);

    return rc == NOTFOUND ? page_refuse(req, 404, "invitation_gone") : rc;
}

static bool
is_theirs(const struct req *req, const struct invitation *it)
{
    return req->session.sub != NULL &&
           strcasecmp(req->session.email, it->email) == 0;
}

enum rc
join_page(struct req *req)
{
    const struct session *s = &req->session;
    json_t *o = put_object(page_data(req), "invitation");
    json_t *view = page_view(req);
    struct invitation it;
    const char *here;

    page_template(req, "admin/join");
    TRY(open_it(req, &it));
    here = talloc_asprintf(
        req->ctx, "/join/%s?sig=%s", it.id, form_str(&req->form, SIGNATURE));
    put_str(o, "email", it.email);
    put_str(o, "role", it.role);
    put_str(o, "by", it.made_by);
    put_time(o, "until", it.expires_at);
    put_str(o, "_role", role_words(req, it.role));
    put_str(o, "_may",
        page_words(req, talloc_asprintf(req->ctx, "role_may.%s", it.role)));
    put_str(view, "sig", form_str(&req->form, SIGNATURE));
    put_str(view, "here", here);
    put_str(view, "login",
        talloc_asprintf(req->ctx, "/login?return=%s", str_url(req->ctx, here)));
    put_str(page_data(req), "csrf",
        s->sub != NULL ? session_csrf(req->ctx, s) : NULL);
    put_bool(view, "in", s->sub != NULL);
    put_bool(view, "known", s->role != NULL);
    put_bool(view, "theirs", is_theirs(req, &it));
    put_bool(view, "verified", s->email_verified);
    put_str(view, "email", s->email);
    return OK;
}

enum rc
join_accept_page(struct req *req)
{
    const struct session *s = &req->session;
    struct staff person = { s->sub, s->email, s->name, NULL, NULL, NULL };
    struct audit a = { .act = "staff.join",
        .kind = "staff",
        .ref = s->sub,
        .name = s->email };
    struct invitation it;
    enum rc rc;

    TRY(open_it(req, &it));
    if (!is_theirs(req, &it))
        return page_refuse(req, 403, "invitation_of_another");
    rc = invitation_accept(req->ctx, &it, &person);
    if (rc == NOTFOUND)
        return page_refuse(req, 404, "invitation_gone");
    if (rc == CONFLICT)
        return page_refuse(req, 409, "staff_already");
    TRY(rc);
    audit_change(req->ctx, &a, "role", NULL, it.role);
    TRY(audit_write(req->ctx, &a));
    req->session.role = it.role;
    page_redirect(req, "/");
    return OK;
}
