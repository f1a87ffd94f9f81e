#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "frame/cart_data.h"
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
};

const char *
cart_path(struct req *req, const char *id, const char *query)
{
    return talloc_asprintf(req->ctx, "/cart/%s%s%s", id,
        query != NULL ? "?" : "", query != NULL ? query : "");
}

static void
put_tab(struct req *req, json_t *tabs, const struct cart *c,
    const char *shown)
{
    json_t *o = add_object(tabs);

    put_str(o, "id", c->id);
    put_str(o, "name", cart_title(req, c));
    put_money(o, "total", c->total);
    put_int(o, "version", c->version);
    put_bool(o, "open", strcmp(c->state, "open") == 0);
    put_bool(o, "shown", shown != NULL && strcmp(c->id, shown) == 0);
    put_str(o, "url", cart_path(req, c->id, NULL));
}

/* The current cart leads; the others follow, the last changed first. */
static void
put_tabs(struct req *req, const struct carts *all, const char *shown)
{
    json_t *tabs = put_array(page_view(req), "tabs");
    const struct cart *current = cart_find(all, req->session.cart);

    if (current != NULL)
        put_tab(req, tabs, current, shown);
    for (size_t i = 0; i < all->n; i++)
        if (&all->at[i] != current)
            put_tab(req, tabs, &all->at[i], shown);
}

static const char *
name_of(const struct cart *c, const char *sku)
{
    for (size_t i = 0; sku != NULL && i < c->n; i++)
        if (strcmp(c->lines[i].sku, sku) == 0)
            return c->lines[i].name;
    return NULL;
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
    put_str(view, "asked_name", c != NULL ? name_of(c, sku) : NULL);
    put_str(note, "added",
        c != NULL ? name_of(c, form_str(f, G_ADDED)) : NULL);
    put_bool(note, "saved", form_str(f, G_SAVED) != NULL);
    put_str(note, "undo", form_str(f, G_UNDO));
    put_str(note, "did", form_str(f, G_DID));
    put_int(note, "put", form_int(f, G_PUT, 0));
}

static enum rc
put_bought(struct req *req)
{
    json_t *bought = put_array(page_view(req), "bought");
    struct carts all;

    TRY(cart_purchased(req->ctx, req->session.owner, &all));
    for (size_t i = 0; i < all.n; i++) {
        json_t *o = add_object(bought);

        put_str(o, "name", cart_title(req, &all.at[i]));
        put_str(o, "url", cart_path(req, all.at[i].id, NULL));
        put_time(o, "at", all.at[i].changed_at);
    }
    return OK;
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

static void
put_token(struct req *req)
{
    req_need_guest(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
}

/* The current cart, or the one changed last; what is for later comes last. */
static const struct cart *
first_of(const struct req *req, const struct carts *all)
{
    const struct cart *c = cart_find(all, req->session.cart);

    if (c != NULL || all->n == 0)
        return c;
    return &all->at[all->at[0].later && all->n > 1 ? 1 : 0];
}

enum rc
carts_page(struct req *req)
{
    json_t *list;
    const struct cart *c;
    struct carts all;

    put_token(req);
    TRY(cart_list(req->ctx, req->session.owner, &all));
    if (req->json) {
        list = put_array(page_data(req), "carts");
        for (size_t i = 0; i < all.n; i++)
            put_cart(req, add_object(list), &all.at[i]);
        return OK;
    }
    page_template(req, "cart/show");
    c = first_of(req, &all);
    put_tabs(req, &all, c != NULL ? c->id : NULL);
    put_notes(req, c);
    if (c != NULL) {
        TRY(put_shown(req, c));
        TRY(cart_put_later(req, c));
    }
    return put_bought(req);
}

enum rc
cart_show(struct req *req, const char *id)
{
    const struct cart *c = NULL;
    struct cart one;
    struct carts all;
    enum rc rc;

    put_token(req);
    if (!req->json) {
        page_template(req, "cart/show");
        TRY(cart_list(req->ctx, req->session.owner, &all));
        put_tabs(req, &all, id);
        c = cart_find(&all, id);
    }
    if (c == NULL) {
        rc = cart_get(req->ctx, req->session.owner, id, &one);
        if (rc == NOTFOUND)
            return cart_tell_gone(req, id);
        TRY(rc);
        c = &one;
    }
    put_notes(req, c);
    TRY(put_shown(req, c));
    return cart_put_later(req, c);
}

enum rc
cart_page(struct req *req)
{
    return cart_show(req, req->arg[0]);
}
