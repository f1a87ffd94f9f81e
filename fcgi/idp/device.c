/*
 * A browser in which somebody has signed in keeps a signed word of it. Tries
 * from there are counted apart, so that strangers who guess at an account do
 * not keep its owner out.
 */
#include <string.h>

#include "base/rand.h"
#include "idp/pages.h"
#include "web/page.h"

enum { DEVICE_DAYS = 180 };

static const char *
cookie_name(struct req *req)
{
    return talloc_asprintf(req->ctx, "%s-device",
        session_cookie_name(req->ctx, req->session.kind));
}

static const char *
word_of(struct req *req, const char *device, const char *account)
{
    char *what = talloc_asprintf(req->ctx, "device %s %s", device, account);

    return talloc_asprintf(req->ctx, "%s.%s", device,
        hash_hmac(
            req->ctx, req->ctx->conf->secret.csrf, what, strlen(what)));
}

const char *
device_bucket(struct req *req, const char *account)
{
    const char *given = params_get(&req->in.cookies, cookie_name(req));
    const char *device;

    if (given == NULL)
        return account;
    device = talloc_strndup(req->ctx, given, strcspn(given, "."));
    if (!hash_equal(word_of(req, device, account), given))
        return account;
    return talloc_asprintf(req->ctx, "device %s", device);
}

void
device_remember(struct req *req, const char *account)
{
    page_cookie(req, cookie_name(req),
        word_of(req, rand_token(req->ctx), account),
        (int64_t)DEVICE_DAYS * 86400);
}
