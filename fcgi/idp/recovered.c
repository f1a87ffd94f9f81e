/*
 * Who came in by a code that was kept may have lost the authenticator for
 * good: another one can be set up in its place. The old one counts until
 * the new one does.
 */
#include "base/conf.h"
#include "idp/pages.h"
#include "shop/identity_recovery.h"
#include "web/page.h"

enum { FRESH_SECONDS = 600 };

bool
came_by_kept(const struct identity_session *person)
{
    return person->sub != NULL && person->kept &&
        now_seconds() - person->auth_time <= FRESH_SECONDS;
}

enum rc
recovered_page(struct req *req)
{
    const char *next = next_of(form_str(&req->form, C_NEXT));
    struct identity_session person;
    int64_t left = 0;

    TRY(whose_session(req, &person));
    if (!came_by_kept(&person)) {
        go_on(req, next);
        return OK;
    }
    TRY(identity_recovery_left(req->ctx, person.sub, &left));
    page_template(req, "idp/recovered");
    put_int(page_view(req), "left", left);
    put_bool(page_view(req), "one", left == 1);
    put_str(page_view(req), "set_up", with_next(req, "/factor", next));
    put_str(page_view(req), "go_on",
        next != NULL ? next
                     : talloc_asprintf(
                           req->ctx, "%s/", req->ctx->conf->shop.url));
    return put_next(req, next);
}
