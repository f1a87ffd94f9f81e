#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "frame/carried.h"
#include "frame/cart_data.h"
#include "shop/cart_carried.h"
#include "shop/delivery.h"
#include "web/page.h"

const struct field cart_shown_fields[G_FIELDS] = {
    [G_ASK] = { "ask", F_CODE, 1, 20, 0 },
    [G_SKU] = { "sku", F_TEXT, 1, 64, 0 },
    [G_ADDED] = { "added", F_TEXT, 1, 64, 0 },
    [G_SAVED] = { "saved", F_CHECK, 0, 1, 0 },
    [G_UNDO] = { "undo", F_CODE, 1, 26, 0 },
    [G_DID] = { "did", F_CODE, 1, 20, 0 },
    [G_PUT] = { "put", F_INT, 1, CART_LINES_MAX, 0 },
    [G_ALL] = { "all", F_CODE, 1, 10, 0 },
    [G_NAME] = { "name", F_TEXT, 1, 100, 0 },
    [G_AFTER] = { "after", F_CODE, 1, 60, 0 },
    [G_LEFT] = { "left", F_CODE, 1, 60, 0 },
};

const char *
cart_shown_str(const struct req *req, enum shown_field field)
{
    return req->form.fields == cart_shown_fields ? form_str(&req->form, field)
                                                 : NULL;
}

const char *
cart_path(struct req *req, const char *id, const char *query)
{
    return talloc_asprintf(req->ctx, "/cart/%s%s%s", id,
        query != NULL ? "?" : "", query != NULL ? query : "");
}

static const char *
name_of(const struct cart *c, const char *sku)
{
    const struct cart_line *l = cart_line_of(c, sku);

    return l != NULL ? l->name : NULL;
}

/* What has just been done, and what is being asked. */
static void
put_notes(struct req *req, const struct cart *c)
{
    json_t *view = page_view(req);
    json_t *note = put_object(view, "note");
    const struct form *f = &req->form;
    const char *sku;

    if (f->fields != cart_shown_fields)
        return;
    sku = form_str(f, G_SKU);
    put_str(view, "ask", form_str(f, G_ASK));
    put_str(view, "asked_sku", sku);
    put_str(view, "asked_name", name_of(c, sku));
    put_str(note, "added", name_of(c, form_str(f, G_ADDED)));
    put_bool(note, "saved", form_str(f, G_SAVED) != NULL);
    put_str(note, "undo", form_str(f, G_UNDO));
    put_str(note, "did", form_str(f, G_DID));
    put_int(note, "put", form_int(f, G_PUT, 0));
}

/* What it comes to at the door, in the shop's own country. */
static enum rc
put_delivery(struct req *req, const struct cart *c)
{
    json_t *view = page_view(req);
    const struct shipping_step *step;
    const struct delivery *d;
    struct money sum;

    TRY(delivery_usual(req->ctx, &d));
    step = shipping_step_for(d->steps, d->n, c->weight_g, c->total);
    if (step == NULL || c->pieces == 0)
        return OK;
    if (!money_add(c->total, step->price, &sum))
        return FAIL;
    put_str(view, "country", d->country);
    put_money(view, "delivery", step->price);
    put_money(view, "together", sum);
    return OK;
}

static enum rc
put_shown(struct req *req, const struct cart *c)
{
    json_t *o = put_object(page_data(req), "cart");

    put_cart(req, o, c);
    if (c->share != NULL)
        put_str(o, "shared", cart_share_path(req, c->share));
    else
        put_null(o, "shared");
    return req->json ? OK : put_delivery(req, c);
}

void
cart_put_token(struct req *req)
{
    req_need_guest(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    cart_put_update(req);
}

/* All carts with their lines, or as many as one answer holds. */
static enum rc
list_carts(struct req *req)
{
    json_t *list = put_array(page_data(req), "carts");
    const char *after = cart_shown_str(req, G_AFTER), *next;
    struct carts all;

    TRY(cart_list(req->ctx, req->session.owner, after, &all, &next));
    for (size_t i = 0; i < all.n; i++)
        put_cart(req, add_object(list), &all.at[i]);
    if (next != NULL)
        put_str(page_data(req), "next",
            talloc_asprintf(req->ctx, "/carts?after=%s", next));
    else
        put_null(page_data(req), "next");
    return put_carried(req, NULL);
}

static enum rc
put_page(struct req *req, const struct cart *c, const struct cart *later)
{
    put_notes(req, c);
    TRY(put_carried(req, NULL));
    TRY(put_shown(req, c));
    cart_put_later(req, c, later);
    return cart_put_left(req);
}

enum rc
carts_page(struct req *req)
{
    struct cart c, later = { .n = 0 };
    enum rc rc;

    if (cart_shown_str(req, G_ALL) != NULL)
        return cart_all(req);
    cart_put_token(req);
    if (req->json)
        return list_carts(req);
    page_template(req, "cart/show");
    rc = cart_first_with_later(
        req->ctx, req->session.owner, req->session.cart, &c, &later);
    if (rc != NOTFOUND)
        TRY(rc);
    TRY(cart_put_tabs(req, rc == OK ? c.id : NULL, true));
    if (rc == OK)
        return put_page(req, &c, &later);
    put_notes(req, NULL);
    cart_put_later(req, NULL, &later);
    return put_carried(req, NULL);
}

/* Who signed in at a cart's page comes back to the one it went into. */
static enum rc
show_carried(struct req *req, const char *id)
{
    const char *into;
    enum rc rc = cart_carried_into(req->ctx, req->session.owner, id, &into);

    if (rc != OK)
        return rc == NOTFOUND ? cart_tell_gone(req, id) : rc;
    if (req->json)
        return cart_show(req, into);
    page_redirect(req, cart_path(req, into, NULL));
    return OK;
}

enum rc
cart_show(struct req *req, const char *id)
{
    struct cart c, later;
    enum rc rc;

    cart_put_token(req);
    if (!req->json)
        page_template(req, "cart/show");
    rc = req->json
        ? cart_get(req->ctx, req->session.owner, id, &c)
        : cart_get_with_later(req->ctx, req->session.owner, id, &c, &later);
    if (rc == NOTFOUND)
        return show_carried(req, id);
    TRY(rc);
    if (req->json) {
        TRY(put_carried(req, id));
        return put_shown(req, &c);
    }
    TRY(cart_put_tabs(req, id, false));
    return put_page(req, &c, &later);
}

enum rc
cart_page(struct req *req)
{
    /* To the database, blanks behind an id are none. */
    if (strchr(req->arg[0], ' ') != NULL)
        return NOTFOUND;
    return cart_show(req, req->arg[0]);
}
