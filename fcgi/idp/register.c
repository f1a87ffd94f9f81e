/*
 * Making an account. No mail proves yet that an address is somebody's own,
 * so whoever registers is not signed in: an address that has an account and
 * one that has none get the same answer after the same work, a sign-in page
 * that says what holds in either case. What is left to learn, by signing in
 * with the password just chosen, costs the address an account and a counted
 * try.
 */
#include "base/conf.h"
#include "base/password.h"
#include "base/str.h"
#include "idp/pages.h"
#include "shop/identity_account.h"
#include "shop/identity_throttle.h"
#include "web/page.h"

enum { PASSWORD_MAX = 128 };

const struct field register_fields[REG_FIELDS] = {
    [REG_NAME] = { "name", F_TEXT, 1, 200, F_NO_CARD },
    [REG_EMAIL] = { "email", F_EMAIL, 3, 254, 0 },
    [REG_PASSWORD] = { "password", F_RAW, 1, PASSWORD_MAX, 0 },
    [REG_NEXT] = { "next", F_RAW, 0, 8000, 0 },
};

static enum rc
show(struct req *req)
{
    const char *next = next_of(form_str(&req->form, REG_NEXT));

    page_template(req, "idp/register");
    page_form(req);
    TRY(put_next(req, next));
    put_int(page_view(req), "password_min",
        req->ctx->conf->identity.password_min);
    put_str(page_view(req), "signin", with_next(req, "/signin", next));
    return OK;
}

enum rc
register_show_page(struct req *req)
{
    return show(req);
}

/* What the table of fields cannot say. */
static void
check(struct req *req)
{
    struct form *form = &req->form;
    int64_t least = req->ctx->conf->identity.password_min;
    const char *password, *objection;

    for (size_t i = REG_NAME; i <= REG_PASSWORD; i++)
        if (form_value(form, i)->state == ABSENT)
            form_refuse(form, i, "required");
    password = form_str(form, REG_PASSWORD);
    if (password != NULL && (int64_t)str_chars(password) < least)
        form_refuse(form, REG_PASSWORD, "too_short");
    if (form->wrong)
        return;
    objection = password_objection(
        password, form_str(form, REG_EMAIL), form_str(form, REG_NAME));
    if (objection != NULL)
        form_refuse(form, REG_PASSWORD, objection);
}

struct registering {
    struct req *req;
    int64_t wait;
    struct identity_account account;
};

static enum rc
count_try(struct ctx *ctx, void *arg)
{
    struct registering *r = arg;

    return identity_throttle_take(
        ctx, BY_REGISTRATION, r->req->remote, &r->wait);
}

static enum rc
add(struct ctx *ctx, void *arg)
{
    struct registering *r = arg;

    return identity_account_add(ctx, &r->account);
}

static enum rc
make_account(struct registering *r)
{
    struct req *req = r->req;
    const struct conf *conf = req->ctx->conf;
    struct password_cost cost = { conf->identity.scrypt_n,
        conf->identity.scrypt_r, conf->identity.scrypt_p };
    enum rc rc;

    r->account.email = form_str(&req->form, REG_EMAIL);
    r->account.name = form_str(&req->form, REG_NAME);
    r->account.role = "";
    r->account.scrypt = password_hash(
        req->ctx, form_str(&req->form, REG_PASSWORD), &cost);
    rc = db_transaction(req->ctx, add, r);
    if (rc != OK && rc != CONFLICT)
        return rc;
    page_redirect(req,
        with_next(req, "/signin?made=1",
            next_of(form_str(&req->form, REG_NEXT))));
    return OK;
}

enum rc
register_page(struct req *req)
{
    struct registering r = { .req = req };

    check(req);
    if (req->form.wrong) {
        page_own_error(req, 422, "invalid");
        return show(req);
    }
    TRY(db_transaction(req->ctx, count_try, &r));
    if (r.wait > 0) {
        too_many(req, r.wait);
        return show(req);
    }
    return make_account(&r);
}
