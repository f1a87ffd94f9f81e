/* Who may come into the admin is the shop's own knowledge. */
#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "shop/staff.h"
#include "signin/carry.h"
#include "web/page.h"

/*
 * The provider is asked for a second factor once the person is known to need
 * one, so that customers who come here by mistake are not made to set one
 * up. One that was asked and does not say that it was given is not believed.
 */
static enum rc
check_factor(struct req *req, const struct sign_in *sign_in,
    const struct session_start *start)
{
    if (start->factor ||
        strcmp(req->ctx->conf->identity.second_factor, "ask") != 0)
        return OK;
    if (sign_in->factor)
        return page_refuse(req, 403, "second_factor");
    page_redirect(req, talloc_asprintf(req->ctx, "/login?factor=1&return=%s",
                           str_url(req->ctx, sign_in->return_path)));
    return INVALID;
}

/* Somebody who was invited is not staff yet, and may see that page. */
enum rc
signin_admit(
    struct req *req, const struct sign_in *sign_in, struct session_start *start)
{
    struct staff staff;
    enum rc rc = staff_find(req->ctx, start->sub, &staff);

    if (rc != OK && rc != NOTFOUND)
        return rc;
    if (rc == NOTFOUND && !str_starts(sign_in->return_path, "/join/"))
        return page_refuse(req, 403, "forbidden");
    start->role = rc == OK ? staff.role : "";
    start->address = req->remote;
    start->browser = req_header(req, "USER_AGENT");
    return check_factor(req, sign_in, start);
}

enum rc
signin_carry(struct ctx *ctx, struct session *session)
{
    (void)ctx;
    (void)session;
    return OK;
}
