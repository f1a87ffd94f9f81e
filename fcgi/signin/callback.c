/*
 * Back from the identity provider: the answer must belong to a sign-in that
 * this browser began, its code is exchanged once, and the ID token must say
 * what was asked for. Then a session begins, and the guest's carts come
 * along.
 */
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "shop/sign_in.h"
#include "signin/carry.h"
#include "signin/exchange.h"
#include "signin/provider.h"
#include "signin/signin.h"
#include "web/page.h"

const struct field callback_fields[CALLBACK_FIELDS] = {
    [CALLBACK_STATE] = { "state", F_RAW, 1, 200, F_REQUIRED },
    [CALLBACK_CODE] = { "code", F_RAW, 1, 4096, 0 },
    [CALLBACK_ISS] = { "iss", F_RAW, 1, 1000, 0 },
    [CALLBACK_ERROR] = { "error", F_RAW, 1, 200, 0 },
};

struct arriving {
    struct req *req;
    struct relying rp;
    struct sign_in sign_in;
    struct session before;
    struct session_start start;
};

static enum rc
take(struct ctx *ctx, void *arg)
{
    struct arriving *a = arg;

    return sign_in_take(ctx, &a->sign_in);
}

/* What is wrong with an answer is for the log; people read one sentence. */
static enum rc
refuse(struct req *req, const char *why)
{
    log_begin("sign_in_refused");
    log_str("why", why);
    log_end();
    return page_refuse(req, 400, "sign_in_refused");
}

static enum rc
find_sign_in(struct arriving *a)
{
    struct req *req = a->req;
    enum rc rc;

    a->sign_in.program = a->rp.program;
    a->sign_in.state = form_str(&req->form, CALLBACK_STATE);
    a->sign_in.browser = params_get(&req->in.cookies, a->rp.cookie);
    if (a->sign_in.browser == NULL)
        return page_refuse(req, 400, "sign_in_lost");
    rc = db_transaction(req->ctx, take, a);
    return rc == NOTFOUND ? page_refuse(req, 400, "sign_in_lost") : rc;
}

/* Whether the answer is this provider's (RFC 9207), and good news. */
static const char *
check_answer(struct req *req, const struct provider *p)
{
    const char *iss = form_str(&req->form, CALLBACK_ISS);

    if (iss == NULL ? p->sends_iss : strcmp(iss, p->issuer) != 0)
        return "issuer of the answer";
    if (form_str(&req->form, CALLBACK_ERROR) != NULL)
        return "the provider said no";
    return form_str(&req->form, CALLBACK_CODE) == NULL ? "no code" : NULL;
}

static enum rc
exchange(struct arriving *a)
{
    struct req *req = a->req;
    const struct provider *p;
    struct exchange x = { .code = form_str(&req->form, CALLBACK_CODE),
        .nonce = a->sign_in.nonce,
        .verifier = a->sign_in.verifier };
    const char *why;
    enum rc rc = provider_get(req, &p);

    if (rc != OK)
        return page_refuse(req, 503, "identity_away");
    why = check_answer(req, p);
    if (why != NULL)
        return refuse(req, why);
    rc = exchange_code(req, p, &a->rp, &x);
    if (rc == BUSY)
        return page_refuse(req, 503, "identity_away");
    if (rc == INVALID)
        return refuse(req, x.why);
    a->start = x.start;
    return rc;
}

/* It may run twice: from the session that came, both times. */
static enum rc
begin(struct ctx *ctx, void *arg)
{
    struct arriving *a = arg;
    struct session *s = &a->req->session;

    *s = a->before;
    TRY(session_begin(ctx, s, &a->start));
    return signin_carry(ctx, s);
}

enum rc
callback_page(struct req *req)
{
    struct arriving a = { .req = req, .before = req->session };

    provider_client(req, &a.rp);
    TRY(find_sign_in(&a));
    TRY(exchange(&a));
    TRY(signin_admit(req, &a.sign_in, &a.start));
    TRY(db_transaction(req->ctx, begin, &a));
    req_forget_guest(req);
    page_redirect(req, a.sign_in.return_path);
    return OK;
}
