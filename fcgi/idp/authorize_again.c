/*
 * An authorization request that waits while somebody signs in goes on by its
 * own address, which says since when we ask and in which session, signed by
 * us: so that a sign-in after that satisfies prompt=login and max_age, and
 * asks once only.
 */
#include <string.h>

#include "base/rand.h"
#include "base/str.h"
#include "idp/pages.h"
#include "web/page.h"

/* Tells this browser's session from the next one. */
static const char *
session_tag(struct req *req)
{
    const char *cookie = req->session.cookie;
    unsigned char hash[HASH_SIZE];

    hash_str(cookie != NULL ? cookie : "", hash);
    return str_hex(req->ctx, hash, 8);
}

static const char *
asked_text(struct req *req, const char *seconds, const char *tag)
{
    const char *client = form_str(&req->form, A_CLIENT_ID);
    char *what =
        talloc_asprintf(req->ctx, "asked %s %s %s", seconds, tag, client);

    return talloc_asprintf(req->ctx, "%s.%s.%s", seconds, tag,
        hash_hmac(
            req->ctx, req->ctx->conf->secret.csrf, what, strlen(what)));
}

/* Since when we ask, and in which session; false if we have not asked yet. */
static bool
read_asked(struct req *req, int64_t *since, const char **tag)
{
    const char *given = form_str(&req->form, A_ASKED);
    char *rest;
    const char *seconds;

    if (given == NULL)
        return false;
    rest = talloc_strdup(req->ctx, given);
    seconds = strsep(&rest, ".");
    *tag = strsep(&rest, ".");
    return *tag != NULL && str_int(seconds, 1, INT64_MAX, since) &&
        hash_equal(asked_text(req, seconds, *tag), given);
}

bool
authorize_is_fresh(struct req *req, const struct identity_session *person)
{
    int64_t max_age = form_int(&req->form, A_MAX_AGE, INT32_MAX);
    const char *prompt = form_str(&req->form, A_PROMPT);
    int64_t since;
    const char *tag;

    if (read_asked(req, &since, &tag))
        return person->auth_time >= since &&
            strcmp(tag, session_tag(req)) != 0;
    return !has_word(prompt, "login") && !has_word(prompt, "create") &&
        now_seconds() - person->auth_time <= max_age;
}

/* The request as it came. A hint has been seen to. */
const char *
authorize_again(struct req *req)
{
    char *path = talloc_strdup(req->ctx, "/authorize?");

    for (size_t i = 0; i < A_FIELDS; i++) {
        const char *value = form_str(&req->form, i);

        if (value != NULL && i != A_HINT && i != A_ASKED)
            path = talloc_asprintf_append(path, "%s=%s&",
                authorize_fields[i].name, str_url(req->ctx, value));
    }
    return talloc_asprintf_append(path, "asked=%s",
        asked_text(req,
            talloc_asprintf(req->ctx, "%lld", (long long)now_seconds()),
            session_tag(req)));
}

/*
 * A client may post its request. No cookie comes with a post from another
 * site, so the browser is sent on to the same request as a GET.
 */
enum rc
authorize_post_page(struct req *req)
{
    char *path = talloc_strdup(req->ctx, "/authorize?");

    for (size_t i = 0; i < A_FIELDS; i++) {
        const char *value = form_value(&req->form, i)->raw;

        if (value != NULL)
            path = talloc_asprintf_append(path, "%s=%s&",
                authorize_fields[i].name, str_url(req->ctx, value));
    }
    path[strlen(path) - 1] = '\0';
    page_redirect(req, path);
    return OK;
}
