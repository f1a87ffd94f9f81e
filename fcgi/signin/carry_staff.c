/* Who may come into the admin is the shop's own knowledge. */
#include "base/str.h"
#include "shop/staff.h"
#include "signin/carry.h"
#include "web/page.h"

/* Somebody who was invited is not staff yet, and may see that page. */
enum rc
signin_admit(struct req *req, const struct sign_in *sign_in,
    struct session_start *start)
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
    return OK;
}

enum rc
signin_carry(struct ctx *ctx, struct session *session)
{
    (void)ctx;
    (void)session;
    return OK;
}
