/*
 * The bank's question whether it is really you, for cards that ask. An
 * intent that was made by the API is asked about at its own id.
 */
#include <string.h>

#include "base/db.h"
#include "base/str.h"
#include "paymock/api_private.h"
#include "paymock/hosted.h"
#include "paymock/pages.h"
#include "shop/mock_pay.h"
#include "web/page.h"

const struct field auth_fields[AUTH_FIELDS] = {
    [AUTH_OUTCOME] = { "outcome", F_CODE, 1, 20, F_REQUIRED },
};

/* Whom the path names: a session and its intent, or an intent alone. */
struct asked {
    struct mock_session session; /* its id NULL for an intent alone */
    struct mock_intent intent;
};

static enum rc
load(struct req *req, struct asked *a)
{
    const char *id = req->arg[0];

    if (!str_starts(id, "pi_")) {
        TRY(mock_session_get(req->ctx, id, &a->session));
        id = a->session.intent;
    }
    return mock_intent_get(req->ctx, id, &a->intent);
}

static enum rc
show(struct req *req, const struct asked *a)
{
    const struct mock_intent *i = &a->intent;

    if (a->session.id != NULL)
        hosted_put(req, &a->session);
    else
        put_str(put_object(page_view(req), "pay"), "path",
            talloc_asprintf(req->ctx, "/pay/%s", i->id));
    if (i->return_url != NULL)
        page_allow_form(req, i->return_url);
    put_money(page_data(req), "total", i->amount);
    put_str(page_data(req), "status", i->status);
    put_str(page_view(req), "last4", i->last4);
    put_bool(page_view(req), "paid", strcmp(i->status, "succeeded") == 0);
    page_template(req, "paymock/auth");
    return OK;
}

enum rc
auth_page(struct req *req)
{
    struct asked a = { 0 };

    TRY(load(req, &a));
    if (strcmp(a.intent.status, "requires_action") != 0 && a.session.id != NULL)
        return hosted_show(req, &a.session);
    return show(req, &a);
}

struct answering {
    const char *intent;
    bool authorized;
    struct mock_batch batch;
    struct mock_intent after;
};

static enum rc
answer(struct ctx *ctx, void *arg)
{
    struct answering *a = arg;

    memset(&a->batch, 0, sizeof(a->batch));
    return mock_pay_authenticate(
        ctx, &a->batch, a->intent, a->authorized, &a->after);
}

static const char *
return_url(struct req *req, const struct mock_intent *i)
{
    return talloc_asprintf(req->ctx,
        "%s%cpayment_intent=%s&payment_intent_client_secret=%s"
        "&redirect_status=%s",
        i->return_url, strchr(i->return_url, '?') != NULL ? '&' : '?', i->id,
        i->secret, i->error == NULL ? "succeeded" : "failed");
}

static enum rc
go_on(struct req *req, struct asked *a)
{
    if (a->session.id == NULL && a->intent.return_url != NULL) {
        page_redirect(req, return_url(req, &a->intent));
        return OK;
    }
    if (a->session.id == NULL)
        return show(req, a);
    if (a->intent.error == NULL)
        return hosted_onward(req, &a->session, &a->intent);
    page_own_error(req, 402, a->intent.error);
    return hosted_show(req, &a->session);
}

enum rc
auth_outcome_page(struct req *req)
{
    const char *outcome = form_str(&req->form, AUTH_OUTCOME);
    struct answering work = { 0 };
    struct asked a = { 0 };
    enum rc rc;

    TRY(load(req, &a));
    work.intent = a.intent.id;
    work.authorized = strcmp(outcome, "authorize") == 0;
    if (!work.authorized && strcmp(outcome, "fail") != 0)
        return INVALID;
    rc = db_transaction(req->ctx, answer, &work);
    if (rc == CONFLICT && a.session.id != NULL)
        return hosted_again(req, a.session.id);
    TRY(rc);
    fault_early(req->ctx, &work.batch);
    a.intent = work.after;
    return go_on(req, &a);
}
