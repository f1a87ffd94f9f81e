/* Copies of carts: of one's own, bought ones too, and of shared ones. */
#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "shop/cart_update.h"
#include "web/page.h"

const struct field cart_copy_fields[C_FIELDS] = {
    [C_CART] = { "cart", F_CODE, 1, 26, 0 },
    [C_SHARE] = { "share", F_CODE, 1, 60, 0 },
    [C_NAME] = { "name", F_TEXT, 1, 100, F_NO_CARD | F_NAME },
    [C_UPDATE] = { "update", F_TEXT, 1, 64, 0 },
};

/* The name of a shared cart's link has a hyphen, the id of a cart has none. */
static enum rc
read_source(struct req *req, const char *source, struct cart *out)
{
    if (source == NULL)
        return NOTFOUND;
    if (strchr(source, '-') != NULL)
        return cart_read_shared(req, source, out);
    return cart_get(req->ctx, req->session.owner, source, out);
}

static const char *
asked_source(const struct req *req)
{
    const char *cart = form_str(&req->form, C_CART);

    return cart != NULL ? cart : form_str(&req->form, C_SHARE);
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

static void
put_left(json_t *list, const struct cart *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct cart_line *l = &c->lines[i];
        json_t *o;

        if (l->published)
            continue;
        o = add_object(list);
        put_str(o, "sku", l->sku);
        put_str(o, "name", l->name);
        put_str(o, "options", l->options);
    }
}

enum rc
cart_put_left(struct req *req)
{
    struct cart c;
    enum rc rc;

    if (req->json || req->form.fields != cart_shown_fields ||
        form_str(&req->form, G_LEFT) == NULL)
        return OK;
    rc = read_source(req, form_str(&req->form, G_LEFT), &c);
    if (rc == NOTFOUND)
        return OK;
    TRY(rc);
    put_left(put_array(page_view(req), "left"), &c);
    return OK;
}

static enum rc
answer(struct req *req, const struct cart_update *u, const struct cart *c)
{
    const char *query = "did=copied";

    cart_took_update(req, u);
    if (u->n < c->n)
        query = talloc_asprintf(req->ctx, "did=copied&left=%s",
            str_url(req->ctx, asked_source(req)));
    page_redirect(req, cart_path(req, u->id, query));
    if (!req->json)
        return OK;
    TRY(cart_show(req, u->id));
    put_left(put_array(page_data(req), "left_behind"), c);
    return OK;
}

enum rc
cart_copy_page(struct req *req)
{
    struct cart_update u = cart_update_of(req);
    struct cart c;
    enum rc rc;

    u.cart = "new";
    u.add = u.many = true;
    u.update_id = cart_form_name(req, C_UPDATE);
    u.form = form_str(&req->form, C_UPDATE) != NULL;
    TRY(read_source(req, asked_source(req), &c));
    u.name = form_str(&req->form, C_NAME);
    if (u.name == NULL && c.name[0] != '\0')
        u.name = c.name;
    take_lines(req, &c, &u);
    if (u.n == 0) {
        form_refuse(&req->form, C_CART, "nothing_left");
        return INVALID;
    }
    rc = cart_update(req->ctx, &u);
    if (rc == CONFLICT && u.code != NULL)
        return cart_refuse(req, u.id, u.code, u.order_id);
    if (rc == INVALID && u.code != NULL)
        form_refuse(&req->form, C_NAME, u.code);
    TRY(rc);
    return answer(req, &u, &c);
}
