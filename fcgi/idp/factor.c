/*
 * Setting up a second factor: an authenticator reads the secret off a QR
 * code or its text and shows a first code. Until that comes nothing is
 * stored: the secret follows from the session's cookie.
 */
#include <string.h>

#include "base/base32.h"
#include "base/conf.h"
#include "base/rand.h"
#include "base/str.h"
#include "idp/pages.h"
#include "shop/identity_factor.h"
#include "shop/identity_recovery.h"
#include "shop/identity_throttle.h"
#include "web/page.h"
#include "web/qr.h"

enum { SECRET_SIZE = 20, GROUP = 4, QUIET = 4 };

static void
make_secret(struct req *req, unsigned char out[HASH_SIZE])
{
    char *what = talloc_asprintf(req->ctx, "factor %s", req->session.cookie);

    hash_str(
        hash_hmac(req->ctx, req->ctx->conf->secret.csrf, what, strlen(what)),
        out);
}

static void
put_groups(json_t *view, TALLOC_CTX *mem, const char *text)
{
    json_t *list = put_array(view, "secret");

    for (size_t i = 0; i < strlen(text); i += GROUP)
        add_str(list, talloc_strndup(mem, text + i, GROUP));
}

static void
put_secret(struct req *req, const char *email)
{
    const char *shop = str_url(req->ctx, req->ctx->conf->shop.name);
    json_t *qr = put_object(page_view(req), "qr");
    unsigned char secret[HASH_SIZE];
    const char *text;
    int size;

    make_secret(req, secret);
    text = base32_encode(req->ctx, secret, SECRET_SIZE);
    put_groups(page_view(req), req->ctx, text);
    put_str(qr, "path",
        qr_path(req->ctx,
            talloc_asprintf(req->ctx,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s", shop,
                str_url(req->ctx, email), text, shop),
            &size));
    put_str(qr, "box",
        talloc_asprintf(req->ctx, "-%d -%d %d %d", QUIET, QUIET,
            size + 2 * QUIET, size + 2 * QUIET));
}

static enum rc
show(struct req *req, const struct identity_session *person)
{
    page_template(req, "idp/factor");
    put_secret(req, person->email);
    return put_next(req, next_of(form_str(&req->form, C_NEXT)));
}

/* False, and off to where they must go first, if it is not their turn. */
static enum rc
whose_turn(struct req *req, struct identity_session *person, bool *theirs)
{
    const char *next = next_of(form_str(&req->form, C_NEXT));

    TRY(whose_session(req, person));
    *theirs = person->sub != NULL && !person->half &&
        (!person->has_factor || came_by_kept(person));
    if (*theirs)
        return OK;
    if (person->sub == NULL)
        page_redirect(req, with_next(req, "/signin", next));
    else if (person->factor)
        go_on(req, next);
    else
        page_redirect(req, with_next(req, "/code", next));
    return OK;
}

enum rc
factor_show_page(struct req *req)
{
    struct identity_session person;
    bool theirs;

    TRY(whose_turn(req, &person, &theirs));
    return theirs ? show(req, &person) : OK;
}

struct setting_up {
    const char *sub, *code, *old, *cookie;
    unsigned char secret[HASH_SIZE];
    const char *codes[RECOVERY_CODES];
    int64_t wait;
    bool instead, right;
};

static enum rc
set_up(struct ctx *ctx, void *arg)
{
    struct setting_up *s = arg;
    enum rc rc;

    s->right = false;
    TRY(identity_throttle_take(ctx, BY_CODE, s->sub, &s->wait));
    if (s->wait > 0)
        return OK;
    rc = s->instead ? identity_factor_replace(ctx, s->sub, s->secret,
                          SECRET_SIZE, s->code)
                    : identity_factor_add(ctx, s->sub, s->secret,
                          SECRET_SIZE, s->code);
    if (rc == INVALID)
        return OK;
    TRY(rc);
    s->right = true;
    TRY(identity_throttle_clear(ctx, BY_CODE, s->sub));
    TRY(identity_recovery_make(ctx, s->sub, s->codes));
    return identity_session_begin(
        ctx, s->old, s->sub, PROOF_FACTOR, &s->cookie);
}

/* Shown this once, and by the answer to the form: nothing keeps them. */
static enum rc
show_codes(struct req *req, const struct setting_up *s)
{
    const char *next = next_of(form_str(&req->form, C_NEXT));
    json_t *list = put_array(page_view(req), "codes");

    req->session.cookie = s->cookie;
    req->session.cookie_is_new = true;
    page_template(req, "idp/recovery");
    for (int i = 0; i < RECOVERY_CODES; i++)
        add_str(list, s->codes[i]);
    put_str(page_view(req), "go_on",
        next != NULL
            ? next
            : talloc_asprintf(req->ctx, "%s/", req->ctx->conf->shop.url));
    return OK;
}

enum rc
factor_page(struct req *req)
{
    struct identity_session person;
    struct setting_up s = { .old = req->session.cookie };
    bool theirs;

    TRY(whose_turn(req, &person, &theirs));
    if (!theirs)
        return OK;
    s.sub = person.sub;
    s.instead = came_by_kept(&person);
    s.code = code_typed(req);
    make_secret(req, s.secret);
    if (s.code != NULL)
        TRY(db_transaction(req->ctx, set_up, &s));
    if (s.right)
        return show_codes(req, &s);
    if (s.wait > 0)
        too_many(req, s.wait);
    else
        page_own_error(req, 422, "wrong_code");
    return show(req, &person);
}
