/* Inviting somebody to work here, again, or not any more. */
#include <string.h>

#include "admin/pages.h"
#include "base/role.h"
#include "shop/audit.h"
#include "shop/invitation.h"
#include "web/page.h"

enum { ID };

const struct field invitation_fields[1] = {
    [ID] = { "id", F_CODE, 26, 26, F_REQUIRED },
};

static enum rc
write_down(struct ctx *ctx, const char *act, const struct invitation *it)
{
    struct audit a = { .act = act,
        .kind = "invitation",
        .ref = it->id,
        .name = it->email };

    if (strcmp(act, "staff.invite") == 0)
        audit_change(ctx, &a, "role", NULL, it->role);
    return audit_write(ctx, &a);
}

/* False, and what is wrong is said beside its field. */
static bool
is_complete(struct req *req)
{
    struct form *form = &req->form;
    const char *role = form_str(form, STAFF_ROLE);

    if (form_value(form, STAFF_EMAIL)->state == ABSENT)
        form_refuse(form, STAFF_EMAIL, "required");
    if (role == NULL || !role_is_known(role))
        form_refuse(form, STAFF_ROLE, "required");
    return !form->wrong;
}

enum rc
staff_invite_page(struct req *req)
{
    struct invitation it = { .made_by = req->session.name };
    enum rc rc = INVALID;

    if (is_complete(req)) {
        it.email = form_str(&req->form, STAFF_EMAIL);
        it.role = form_str(&req->form, STAFF_ROLE);
        rc = invitation_add(req->ctx, &it);
        if (rc == CONFLICT)
            form_refuse(&req->form, STAFF_EMAIL, "staff_known");
    }
    if (rc == CONFLICT || rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return staff_page(req);
    }
    TRY(rc);
    TRY(write_down(req->ctx, "staff.invite", &it));
    page_redirect(req, "/staff?done=invited");
    return OK;
}

static enum rc
change(struct req *req, const char *act,
    enum rc (*deed)(struct ctx *ctx, const char *id))
{
    const char *id = form_str(&req->form, ID);
    struct invitation it;

    TRY(invitation_get(req->ctx, id, &it));
    TRY(deed(req->ctx, id));
    return write_down(req->ctx, act, &it);
}

enum rc
staff_again_page(struct req *req)
{
    TRY(change(req, "staff.invite_again", invitation_again));
    page_redirect(req, "/staff?done=invited");
    return OK;
}

enum rc
staff_withdraw_page(struct req *req)
{
    TRY(change(req, "staff.withdraw", invitation_withdraw));
    page_redirect(req, "/staff?done=withdrawn");
    return OK;
}
