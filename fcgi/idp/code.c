/*
 * The second step of a sign-in: the code of an authenticator, or one of
 * those kept for when it is lost.
 */
#include <string.h>

#include "idp/pages.h"
#include "shop/identity_factor.h"
#include "shop/identity_recovery.h"
#include "shop/identity_throttle.h"
#include "web/page.h"

enum { DIGITS = 6 };

const struct field code_fields[C_FIELDS] = {
    [C_CODE] = { "code", F_TEXT, 1, 20, 0 },
    [C_NEXT] = { "next", F_RAW, 0, 8000, 0 },
};

static enum rc
show(struct req *req)
{
    page_template(req, "idp/code");
    page_form(req);
    return put_next(req, next_of(form_str(&req->form, C_NEXT)));
}

/* Whose password was right, or who set one up elsewhere meanwhile. */
static bool
is_asked(const struct identity_session *person)
{
    return person->sub != NULL && person->has_factor && !person->factor;
}

/* False, and off to the first step, if nobody has taken that. */
static enum rc
half_session(struct req *req, struct identity_session *out)
{
    TRY(whose_session(req, out));
    if (out->sub != NULL && out->factor)
        go_on(req, next_of(form_str(&req->form, C_NEXT)));
    else if (!is_asked(out))
        page_redirect(req,
            with_next(
                req, "/signin", next_of(form_str(&req->form, C_NEXT))));
    return OK;
}

enum rc
code_show_page(struct req *req)
{
    struct identity_session person;

    TRY(half_session(req, &person));
    return is_asked(&person) ? show(req) : OK;
}

struct trying {
    const char *sub, *code, *old, *cookie;
    int64_t wait;
    bool right;
};

/* People type the code in two groups. */
const char *
code_typed(struct req *req)
{
    const char *typed = form_str(&req->form, C_CODE);
    char *out = talloc_strdup(req->ctx, typed);
    size_t n = 0;

    if (typed == NULL)
        return NULL;
    for (; *typed != '\0'; typed++)
        if (*typed != ' ')
            out[n++] = *typed;
    out[n] = '\0';
    return out;
}

/* One of the codes that were kept, by its length. */
static bool
is_kept(const char *code)
{
    return strlen(code) > DIGITS;
}

static enum rc
try_code(struct ctx *ctx, void *arg)
{
    struct trying *t = arg;
    enum rc rc;

    t->right = false;
    TRY(identity_throttle_take(ctx, BY_CODE, t->sub, &t->wait));
    if (t->wait > 0)
        return OK;
    rc = is_kept(t->code)
        ? identity_recovery_use(ctx, t->sub, t->code)
        : identity_factor_use(ctx, t->sub, t->code);
    if (rc == INVALID)
        return OK;
    TRY(rc);
    t->right = true;
    TRY(identity_throttle_clear(ctx, BY_CODE, t->sub));
    return identity_session_begin(ctx, t->old, t->sub,
        is_kept(t->code) ? PROOF_KEPT : PROOF_FACTOR, &t->cookie);
}

static enum rc
finish(struct req *req, const struct trying *t)
{
    const char *next = next_of(form_str(&req->form, C_NEXT));

    if (t->right) {
        req->session.cookie = t->cookie;
        req->session.cookie_is_new = true;
        if (is_kept(t->code))
            page_redirect(req, with_next(req, "/recovered", next));
        else
            go_on(req, next);
        return OK;
    }
    if (t->wait > 0)
        too_many(req, t->wait);
    else
        page_own_error(req, 422, "wrong_code");
    return show(req);
}

enum rc
code_page(struct req *req)
{
    struct identity_session person;
    struct trying t = { .old = req->session.cookie };

    TRY(half_session(req, &person));
    if (!is_asked(&person))
        return OK;
    t.code = code_typed(req);
    if (t.code == NULL) {
        page_own_error(req, 422, "wrong_code");
        return show(req);
    }
    t.sub = person.sub;
    TRY(db_transaction(req->ctx, try_code, &t));
    return finish(req, &t);
}
