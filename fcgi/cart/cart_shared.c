/* A cart that its owner shows to others. */
#include <string.h>

#include "base/conf.h"
#include "base/rand.h"
#include "cart/pages.h"
#include "frame/cart_data.h"
#include "web/page.h"

enum { MAC_LENGTH = 32 };

/* The database holds half of the link; our key makes the other half. */
static const char *
mac_of(struct req *req, const char *share)
{
    char *text = talloc_asprintf(req->ctx, "share %s", share);
    char *mac = hash_hmac(
        req->ctx, req->ctx->conf->secret.csrf, text, strlen(text));

    mac[MAC_LENGTH] = '\0';
    return mac;
}

const char *
cart_share_path(struct req *req, const char *share)
{
    return talloc_asprintf(
        req->ctx, "/s/%s-%s", share, mac_of(req, share));
}

enum rc
cart_read_shared(struct req *req, const char *token, struct cart *out)
{
    const char *share;
    enum rc rc;

    if (strlen(token) != ID_LENGTH + 1 + MAC_LENGTH ||
        token[ID_LENGTH] != '-')
        return NOTFOUND;
    share = talloc_strndup(req->ctx, token, ID_LENGTH);
    if (!hash_equal(token + ID_LENGTH + 1, mac_of(req, share)))
        return NOTFOUND;
    rc = cart_shared(req->ctx, share, out);
    if (rc == NOTFOUND) {
        page_error(req, "share_ended");
        page_error_template(req, "cart/refused");
    }
    return rc;
}

enum rc
cart_shared_page(struct req *req)
{
    struct cart c;

    page_template(req, "cart/shared");
    page_header(req, "X-Robots-Tag", "noindex, nofollow");
    TRY(cart_read_shared(req, req->arg[0], &c));
    put_cart(req, put_object(page_data(req), "cart"), &c);
    cart_put_token(req);
    put_str(page_view(req), "token", req->arg[0]);
    return OK;
}
