/* A cart that its owner shows to others, and copies of carts. */
#include <string.h>

#include "base/conf.h"
#include "base/rand.h"
#include "cart/pages.h"
#include "frame/cart_data.h"
#include "shop/cart_update.h"
#include "web/page.h"

const struct field cart_copy_fields[C_FIELDS] = {
    [C_CART] = { "cart", F_CODE, 1, 26, 0 },
    [C_SHARE] = { "share", F_CODE, 1, 60, 0 },
    [C_NAME] = { "name", F_TEXT, 1, 100, 0 },
};

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

static enum rc
read_shared(struct req *req, const char *token, struct cart *out)
{
    const char *share;

    if (strlen(token) != ID_LENGTH + 1 + MAC_LENGTH ||
        token[ID_LENGTH] != '-')
        return NOTFOUND;
    share = talloc_strndup(req->ctx, token, ID_LENGTH);
    if (!hash_equal(token + ID_LENGTH + 1, mac_of(req, share)))
        return NOTFOUND;
    return cart_shared(req->ctx, share, out);
}

enum rc
cart_shared_page(struct req *req)
{
    struct cart c;

    page_template(req, "cart/shared");
    page_header(req, "X-Robots-Tag", "noindex, nofollow");
    TRY(read_shared(req, req->arg[0], &c));
    req_need_guest(req);
    put_cart(req, put_object(page_data(req), "cart"), &c);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "token", req->arg[0]);
    return OK;
}

static enum rc
read_source(struct req *req, struct cart *out)
{
    const char *cart = form_str(&req->form, C_CART);
    const char *share = form_str(&req->form, C_SHARE);

    if (cart != NULL)
        return cart_get(req->ctx, req->session.owner, cart, out);
    return share != NULL ? read_shared(req, share, out) : NOTFOUND;
}

/* What is not for sale any more stays behind. */
static void
take_lines(struct req *req, const struct cart *c, struct cart_update *u)
{
    struct cart_change *all =
        talloc_array(req->ctx, struct cart_change, (unsigned)c->n + 1);

    for (size_t i = 0; i < c->n; i++)
        if (c->lines[i].published)
            all[u->n++] = (struct cart_change){ c->lines[i].sku,
                c->lines[i].quantity };
    u->changes = all;
}

enum rc
cart_copy_page(struct req *req)
{
    const struct session *s = &req->session;
    struct cart_update u = { .owner = s->owner,
        .sub = s->sub,
        .guest = s->guest,
        .cart = "new",
        .add = true };
    struct cart c;
    enum rc rc;

    TRY(read_source(req, &c));
    u.name = form_str(&req->form, C_NAME);
    if (u.name == NULL && c.name[0] != '\0')
        u.name = c.name;
    take_lines(req, &c, &u);
    rc = cart_update(req->ctx, &u);
    if (rc == INVALID && u.code != NULL)
        form_refuse(&req->form, C_NAME, u.code);
    TRY(rc);
    req->session.owner = u.owner;
    if (u.made_current)
        req->session.cart = u.id;
    page_redirect(req, cart_path(req, u.id, "did=copied"));
    return OK;
}
