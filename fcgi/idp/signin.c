#include <string.h>

#include "base/password.h"
#include "idp/pages.h"
#include "shop/identity_account.h"
#include "shop/identity_purge.h"
#include "shop/identity_throttle.h"
#include "web/page.h"

const struct field signin_fields[S_FIELDS] = {
    [S_EMAIL] = { "email", F_EMAIL, 1, 254, 0 },
    [S_PASSWORD] = { "password", F_RAW, 1, 1000, 0 },
    [S_NEXT] = { "next", F_RAW, 0, 8000, 0 },
    [S_MADE] = { "made", F_CHECK, 0, 0, 0 },
};

static enum rc
show(struct req *req)
{
    const char *next = next_of(form_str(&req->form, S_NEXT));

    page_template(req, "idp/signin");
    page_form(req);
    TRY(put_next(req, next));
    put_str(page_view(req), "register", with_next(req, "/register", next));
    put_bool(page_view(req), "made", form_str(&req->form, S_MADE) != NULL);
    return OK;
}

enum rc
signin_show_page(struct req *req)
{
    return show(req);
}

/* The address is asked first: it must not use up the account's tries. */
struct counting {
    struct req *req;
    const char *bucket;
    int64_t wait;
};

static enum rc
count_try(struct ctx *ctx, void *arg)
{
    struct counting *c = arg;
    const char *remote = c->req->remote;

    TRY(identity_throttle_take(ctx, BY_ADDRESS, remote, &c->wait));
    if (c->wait > 0)
        return OK;
    TRY(identity_throttle_take(ctx, BY_ACCOUNT, c->bucket, &c->wait));
    if (c->wait > 0)
        return identity_throttle_give_back(ctx, BY_ADDRESS, remote);
    return OK;
}

struct signing_in {
    struct req *req;
    const struct identity_account *account;
    const char *bucket; /* what its tries are counted by */
    const char *scrypt; /* a new one, if the old was made at less cost */
    const char *cookie;
};

static enum rc
begin(struct ctx *ctx, void *arg)
{
    struct signing_in *s = arg;
    const struct identity_account *a = s->account;

    TRY(identity_throttle_clear(ctx, BY_ACCOUNT, s->bucket));
    TRY(identity_throttle_give_back(ctx, BY_ADDRESS, s->req->remote));
    if (s->scrypt != NULL)
        TRY(identity_password_set(ctx, a->sub, s->scrypt));
    TRY(identity_purge(ctx));
    return identity_session_begin(
        ctx, s->req->session.cookie, a->sub,
        a->has_factor ? PROOF_HALF : PROOF_PASSWORD, &s->cookie);
}

static enum rc
let_in(struct req *req, const struct identity_account *account,
    const char *bucket, const struct password_cost *cost)
{
    const char *password = form_str(&req->form, S_PASSWORD);
    const char *next = next_of(form_str(&req->form, S_NEXT));
    struct signing_in s = { req, account, bucket, NULL, NULL };

    if (password_needs_rehash(account->scrypt, cost))
        s.scrypt = password_hash(req->ctx, password, cost);
    TRY(db_transaction(req->ctx, begin, &s));
    req->session.cookie = s.cookie;
    req->session.cookie_is_new = true;
    device_remember(req, identity_email_key(req->ctx, account->email));
    if (account->has_factor)
        page_redirect(req, with_next(req, "/code", next));
    else
        go_on(req, next);
    return OK;
}

/*
 * For an address without account the same work is done on a string made on
 * the spot, so that the time tells nothing either.
 */
static enum rc
try_password(struct req *req, const char *bucket)
{
    const struct conf *conf = req->ctx->conf;
    struct password_cost cost = { conf->identity.scrypt_n,
        conf->identity.scrypt_r, conf->identity.scrypt_p };
    const char *password = form_str(&req->form, S_PASSWORD);
    struct identity_account account;
    enum rc rc = identity_account_find(
        req->ctx, form_str(&req->form, S_EMAIL), &account);

    if (rc != OK && rc != NOTFOUND)
        return rc;
    if (rc == NOTFOUND)
        talloc_free(password_hash(req->ctx, password, &cost));
    else if (password_verify(account.scrypt, password))
        return let_in(req, &account, bucket, &cost);
    page_own_error(req, 422, "wrong_password");
    return show(req);
}

enum rc
signin_page(struct req *req)
{
    struct counting c = { .req = req };

    if (form_value(&req->form, S_EMAIL)->state == ABSENT)
        form_refuse(&req->form, S_EMAIL, "required");
    if (form_value(&req->form, S_PASSWORD)->state == ABSENT)
        form_refuse(&req->form, S_PASSWORD, "required");
    if (req->form.wrong) {
        page_own_error(req, 422, "invalid");
        return show(req);
    }
    c.bucket = device_bucket(req,
        identity_email_key(req->ctx, form_str(&req->form, S_EMAIL)));
    TRY(db_transaction(req->ctx, count_try, &c));
    if (c.wait > 0) {
        too_many(req, c.wait);
        return show(req);
    }
    return try_password(req, c.bucket);
}
