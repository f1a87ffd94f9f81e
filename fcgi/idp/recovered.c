/*
 * Who came in by a code that was kept may have lost the authenticator for
 * good: another one can be set up in its place.
 */
#include "base/conf.h"
#include "idp/pages.h"
#include "shop/identity_recovery.h"
#include "web/page.h"

enum { FRESH_SECONDS = 600 };

static const char *
next_page(struct req *req)
{
    return next_of(form_str(&req->form, C_NEXT));
}

/* False, and off to go on, unless they gave a code just now. */
static enum rc
came_in(struct req *req, struct identity_session *person, bool *just_now)
{
    TRY(whose_session(req, person));
    *just_now = person->sub != NULL && person->factor &&
        now_seconds() - person->auth_time <= FRESH_SECONDS;
    if (!*just_now)
        go_on(req, next_page(req));
    return OK;
}

enum rc
recovered_show_page(struct req *req)
{
    const char *next = next_page(req);
    struct identity_session person;
    int64_t left = 0;
    bool just_now;

    TRY(came_in(req, &person, &just_now));
    if (!just_now)
        return OK;
    TRY(identity_recovery_left(req->ctx, person.sub, &left));
    page_template(req, "idp/recovered");
    put_int(page_view(req), "left", left);
    put_bool(page_view(req), "one", left == 1);
    put_str(page_view(req), "go_on",
        next != NULL ? next
                     : talloc_asprintf(
                           req->ctx, "%s/", req->ctx->conf->shop.url));
    return put_next(req, next);
}

enum rc
recovered_page(struct req *req)
{
    struct identity_session person;
    bool just_now;

    TRY(came_in(req, &person, &just_now));
    if (!just_now)
        return OK;
    TRY(identity_factor_forget(req->ctx, person.sub));
    TRY(identity_session_begin(req->ctx, req->session.cookie, person.sub,
        PROOF_PASSWORD, &req->session.cookie));
    req->session.cookie_is_new = true;
    page_redirect(req, with_next(req, "/factor", next_page(req)));
    return OK;
}
