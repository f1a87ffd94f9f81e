/* Where I am signed in. */
#include "admin/pages.h"
#include "admin/staff.h"
#include "shop/audit.h"
#include "shop/staff_session.h"
#include "web/page.h"

enum { SESSION };

const struct field me_fields[1] = {
    [SESSION] = { "session", F_CODE, 16, 16, 0 },
};

enum rc
me_page(struct req *req)
{
    json_t *o = put_object(page_data(req), "me");

    page_template(req, "admin/me");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(o, "name", req->session.name);
    put_str(o, "email", req->session.email);
    put_str(o, "role", req->session.role);
    return put_sessions(req, req->session.sub);
}

/* One of mine, or all but this one. */
enum rc
me_sessions_page(struct req *req)
{
    const struct session *s = &req->session;
    const char *ref = form_str(&req->form, SESSION);
    struct audit a = { .act = "session.end",
        .kind = "staff",
        .ref = s->sub,
        .name = s->email };
    int64_t n = 1;

    if (ref != NULL)
        TRY(staff_session_end(req->ctx, s->sub, ref));
    else
        TRY(staff_sessions_end(
            req->ctx, s->sub, staff_session_ref(req->ctx, s->cookie), &n));
    audit_change_int(req->ctx, &a, "sessions", n, 0);
    TRY(audit_write(req->ctx, &a));
    page_redirect(req, "/me");
    return OK;
}
