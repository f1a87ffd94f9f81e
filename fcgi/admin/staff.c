/* Who works here, and who is invited to. */
#include "admin/staff.h"

#include <string.h>

#include "admin/pages.h"
#include "base/role.h"
#include "base/str.h"
#include "shop/invitation.h"
#include "shop/staff_session.h"
#include "web/page.h"

const struct field staff_fields[STAFF_FIELDS] = {
    [STAFF_DONE] = { "done", F_CODE, 1, 20, 0 },
    [STAFF_EMAIL] = { "email", F_EMAIL, 3, 254, 0 },
    [STAFF_ROLE] = { "role", F_CODE, 1, 20, 0 },
};

const char *
role_words(struct req *req, const char *role)
{
    return page_words(req, talloc_asprintf(req->ctx, "role.%s", role));
}

void
put_roles(struct req *req, const char *chosen)
{
    json_t *list = put_array(page_view(req), "roles");

    for (size_t i = 0; role_names[i] != NULL; i++) {
        json_t *o = add_object(list);

        put_str(o, "value", role_names[i]);
        put_str(o, "name", role_words(req, role_names[i]));
        put_str(o, "may",
            page_words(
                req, talloc_asprintf(req->ctx, "role_may.%s", role_names[i])));
        put_bool(
            o, "chosen", chosen != NULL && strcmp(chosen, role_names[i]) == 0);
    }
}

const char *
person_url(struct req *req, const char *sub)
{
    return talloc_asprintf(
        req->ctx, "/staff/person?who=%s", str_url(req->ctx, sub));
}

enum rc
put_sessions(struct req *req, const char *sub)
{
    const char *here = staff_session_ref(req->ctx, req->session.cookie);
    json_t *list = put_array(page_data(req), "sessions");
    struct staff_session *all;
    size_t n;

    TRY(staff_sessions(req->ctx, sub, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "id", all[i].ref);
        put_str(o, "address", all[i].address);
        put_str(o, "browser", all[i].browser);
        put_time(o, "began", all[i].began);
        put_time(o, "seen", all[i].seen);
        put_bool(o, "here", strcmp(all[i].ref, here) == 0);
    }
    put_bool(page_view(req), "several", n > 1);
    return OK;
}

static enum rc
put_people(struct req *req)
{
    json_t *list = put_array(page_data(req), "staff");
    struct staff *all;
    size_t n;

    TRY(staff_list(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "id", all[i].sub);
        put_str(o, "name", all[i].name);
        put_str(o, "email", all[i].email);
        put_str(o, "role", all[i].role);
        put_str(o, "_role", role_words(req, all[i].role));
        put_time(o, "since", all[i].since);
        put_str(o, "by", all[i].made_by);
        put_bool(o, "me", strcmp(all[i].sub, req->session.sub) == 0);
        put_str(o, "url", person_url(req, all[i].sub));
    }
    return OK;
}

static enum rc
put_invitations(struct req *req)
{
    json_t *list = put_array(page_data(req), "invitations");
    struct invitation *all;
    size_t n;

    TRY(invitation_list(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "id", all[i].id);
        put_str(o, "email", all[i].email);
        put_str(o, "role", all[i].role);
        put_str(o, "_role", role_words(req, all[i].role));
        put_str(o, "by", all[i].made_by);
        put_time(o, "made", all[i].made_at);
        put_time(o, "until", all[i].expires_at);
        put_bool(o, "expired", all[i].expired);
    }
    return OK;
}

enum rc
staff_page(struct req *req)
{
    const char *done = form_str(&req->form, STAFF_DONE);

    page_template(req, "admin/staff");
    page_form(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    if (done != NULL)
        put_str(page_view(req), "done",
            page_words(req, talloc_asprintf(req->ctx, "done.%s", done)));
    put_roles(req, form_str(&req->form, STAFF_ROLE));
    TRY(put_people(req));
    return put_invitations(req);
}
