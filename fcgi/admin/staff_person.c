/* One member of staff: another role, none, and where they are signed in. */
#include <string.h>

#include "admin/audit.h"
#include "admin/pages.h"
#include "admin/staff.h"
#include "base/role.h"
#include "shop/audit.h"
#include "shop/staff.h"
#include "shop/staff_session.h"
#include "web/page.h"

const struct field person_fields[PERSON_FIELDS] = {
    [PERSON_WHO] = { "who", F_TEXT, 1, 255, F_REQUIRED },
    [PERSON_ROLE] = { "role", F_CODE, 1, 20, 0 },
    [PERSON_SESSION] = { "session", F_CODE, 16, 16, 0 },
};

static const char *
who(struct req *req)
{
    return form_str(&req->form, PERSON_WHO);
}

static enum rc
put_person(struct req *req, struct staff *p)
{
    json_t *o = put_object(page_data(req), "person");

    TRY(staff_find(req->ctx, who(req), p));
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(o, "id", p->sub);
    put_str(o, "name", p->name);
    put_str(o, "email", p->email);
    put_str(o, "role", p->role);
    put_str(o, "_role", role_words(req, p->role));
    put_time(o, "since", p->since);
    put_str(o, "by", p->made_by);
    put_str(o, "url", person_url(req, p->sub));
    put_bool(o, "me", strcmp(p->sub, req->session.sub) == 0);
    return OK;
}

enum rc
staff_person_page(struct req *req)
{
    struct staff p;

    page_template(req, "admin/staff_person");
    TRY(put_person(req, &p));
    put_roles(req, p.role);
    TRY(put_changes(req, "staff", p.sub));
    return put_sessions(req, p.sub);
}

enum rc
staff_remove_ask_page(struct req *req)
{
    struct staff p;

    page_template(req, "admin/staff_remove");
    return put_person(req, &p);
}

/*
 * The owners are locked, so that of two who remove each other at once one
 * remains: the other is not an owner any more, or the last one.
 */
static enum rc
lock(struct req *req, bool stays_owner)
{
    bool others;
    enum rc rc =
        staff_lock_owners(req->ctx, req->session.sub, who(req), &others);

    if (rc == NOTFOUND)
        return page_refuse(req, 403, "forbidden");
    TRY(rc);
    return others || stays_owner ? OK : page_refuse(req, 409, "last_owner");
}

enum rc
staff_role_page(struct req *req)
{
    const char *role = form_str(&req->form, PERSON_ROLE);
    struct audit a = { .act = "staff.role", .kind = "staff" };
    struct staff p;

    if (role == NULL || !role_is_known(role)) {
        form_refuse(&req->form, PERSON_ROLE, "required");
        return INVALID;
    }
    TRY(lock(req, strcmp(role, "owner") == 0));
    TRY(staff_find(req->ctx, who(req), &p));
    TRY(staff_role_set(req->ctx, p.sub, role));
    a.ref = p.sub;
    a.name = p.email;
    audit_change(req->ctx, &a, "role", p.role, role);
    TRY(audit_write(req->ctx, &a));
    page_redirect(req, "/staff?done=role");
    return OK;
}

enum rc
staff_remove_page(struct req *req)
{
    struct audit a = { .act = "staff.remove", .kind = "staff" };
    struct staff p;

    TRY(lock(req, false));
    TRY(staff_find(req->ctx, who(req), &p));
    TRY(staff_end(req->ctx, p.sub));
    a.ref = p.sub;
    a.name = p.email;
    audit_change(req->ctx, &a, "role", p.role, NULL);
    TRY(audit_write(req->ctx, &a));
    page_redirect(req, "/staff?done=removed");
    return OK;
}

enum rc
staff_sessions_page(struct req *req)
{
    const char *ref = form_str(&req->form, PERSON_SESSION);
    struct audit a = { .act = "session.end", .kind = "staff" };
    struct staff p;
    int64_t n = 1;

    TRY(staff_find(req->ctx, who(req), &p));
    if (ref != NULL)
        TRY(staff_session_end(req->ctx, p.sub, ref));
    else
        TRY(staff_sessions_end(req->ctx, p.sub, NULL, &n));
    a.ref = p.sub;
    a.name = p.email;
    audit_change_int(req->ctx, &a, "sessions", n, 0);
    TRY(audit_write(req->ctx, &a));
    page_redirect(req, person_url(req, p.sub));
    return OK;
}
