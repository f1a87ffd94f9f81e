#include "shop/cart_named.h"

#include <string.h>

#include "base/rand.h"
#include "cart/pages.h"
#include "web/page.h"

const struct field cart_named_fields[N_FIELDS] = {
    [N_CART] = { "cart", F_CODE, 1, 26, F_REQUIRED },
    [N_NAME] = { "name", F_TEXT, 1, 100, F_REQUIRED | F_NO_CARD | F_NAME },
};

const struct field cart_current_fields[1] = {
    { "cart", F_CODE, 1, 26, F_REQUIRED },
};

const struct field cart_share_fields[S_FIELDS] = {
    [S_CART] = { "cart", F_CODE, 1, 26, F_REQUIRED },
    [S_REVOKE] = { "revoke", F_INT, 0, 1, 0 },
};

static enum rc
refuse(struct req *req, const struct cart_hold *cart, enum rc rc)
{
    if (rc == NOTFOUND)
        return cart_tell_gone(req, cart->cart);
    if (rc == CONFLICT)
        return cart_refuse(req, cart->cart, cart->code, cart->order_id);
    return rc;
}

/* The form again, with what was typed. */
static enum rc
ask_name(struct req *req)
{
    const char *cart = form_str(&req->form, N_CART);

    page_error_template(req, "cart/refused");
    if (req->json || cart == NULL)
        return INVALID;
    TRY(cart_show(req, cart));
    put_str(page_view(req), "ask", "rename");
    page_form(req);
    page_own_error(req, 422, "invalid");
    return OK;
}

enum rc
cart_rename_page(struct req *req)
{
    struct cart_hold cart = { .owner = req->session.owner,
        .cart = form_str(&req->form, N_CART) };
    enum rc rc;

    if (req->form.wrong)
        return ask_name(req);
    rc = cart_rename(req->ctx, &cart, form_str(&req->form, N_NAME));
    if (rc != OK)
        return refuse(req, &cart, rc);
    page_redirect(req, cart_path(req, cart.cart, "did=renamed"));
    return OK;
}

enum rc
cart_current_page(struct req *req)
{
    struct cart_hold cart = { .owner = req->session.owner,
        .cart = form_str(&req->form, 0) };
    enum rc rc = cart_set_current(req->ctx, &cart);

    if (rc == INVALID) {
        form_refuse(&req->form, 0, "for_later");
        page_error_template(req, "cart/refused");
        put_str(
            page_view(req), "cart_url", cart_path(req, cart.cart, NULL));
    }
    if (rc != OK)
        return refuse(req, &cart, rc);
    req->session.cart = cart.cart;
    page_redirect(req, cart_path(req, cart.cart, NULL));
    return OK;
}

enum rc
cart_share_page(struct req *req)
{
    const char *cart = form_str(&req->form, S_CART);
    bool revoke = form_int(&req->form, S_REVOKE, 0) == 1;
    enum rc rc = cart_share(req->ctx, req->session.owner, cart, revoke);

    if (rc == NOTFOUND)
        return cart_tell_gone(req, cart);
    TRY(rc);
    page_redirect(
        req, cart_path(req, cart, revoke ? "did=unshared" : "did=shared"));
    return OK;
}
