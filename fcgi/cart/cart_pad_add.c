/* What an order pad asks for: all of it, or else what is good of it. */
#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "shop/cart_replay.h"
#include "shop/pad.h"
#include "web/page.h"

const struct field cart_pad_add_fields[A_FIELDS] = {
    [A_CART] = { "cart", F_CODE, 1, 26, 0 },
    [A_TEXT] = { "text", F_RAW, 1, VALUE_MAX, F_REQUIRED },
    [A_UPDATE] = { "update", F_TEXT, 1, 64, 0 },
    [A_GOOD] = { "good", F_CHECK, 0, 1, 0 },
};

static const char *
chosen_cart(const struct req *req)
{
    const char *cart = form_str(&req->form, A_CART);

    return cart != NULL ? cart : "current";
}

static void
put_lines(struct req *req, const struct pad *pad)
{
    json_t *list = put_array(page_data(req), "lines");

    for (size_t i = 0; i < pad->n; i++) {
        const struct pad_line *l = &pad->at[i];
        json_t *o = add_object(list);

        put_int(o, "line", l->no);
        put_str(o, "sku", l->sku);
        put_int(o, "quantity", l->quantity);
        put_str(o, "error", l->error);
        put_str(o, "suggestion", l->near);
        put_str(o, "_amount", l->amount);
    }
    put_int(page_view(req), "good", (int64_t)pad->good);
    put_int(page_view(req), "bad", (int64_t)(pad->n - pad->good));
}

/* The pad as it was typed, with what is wrong with it. */
static enum rc
show_again(struct req *req, const struct pad *pad)
{
    const char *text = form_value(&req->form, A_TEXT)->raw;

    TRY(cart_pad_form(req, chosen_cart(req), text != NULL ? text : ""));
    page_form(req);
    if (pad != NULL)
        put_lines(req, pad);
    page_own_error(req, 422, "invalid");
    return OK;
}

static enum rc
show_refused(struct req *req, enum pad_field field, const char *error)
{
    form_refuse(&req->form, field, error);
    return show_again(req, NULL);
}

/* The answer if a cart may not change; another can be chosen. */
static enum rc
refuse_cart(struct req *req, const struct cart_update *u)
{
    if (req->json || cart_is_beside(u->code))
        return cart_refuse(req, u->id, u->code, u->order_id);
    TRY(show_refused(req, A_CART, u->code));
    page_own_error(req, 409, u->code);
    return OK;
}

/*
 * What the cart holds already; *into is NULL if that is not known or does
 * not count: a cart that is still to be made, a form that came before.
 */
static enum rc
find_cart(struct req *req, struct cart *c, const struct cart **into)
{
    const char *owner = req->session.owner, *cart = chosen_cart(req);
    const char *update = form_str(&req->form, A_UPDATE);
    bool current = strcmp(cart, "current") == 0, known = false;
    enum rc rc;

    *into = NULL;
    if (current)
        cart = req->session.cart;
    if (cart == NULL || strcmp(cart, "new") == 0)
        return OK;
    rc = cart_get(req->ctx, owner, cart, c);
    if (rc == NOTFOUND && current)
        return OK;
    TRY(rc);
    if (update != NULL)
        TRY(cart_replay_known(req->ctx, owner, update, &known));
    if (!known && strcmp(c->state, "open") == 0)
        *into = c;
    return OK;
}

/*
 * What is left to do: the lines that were not good, for the same cart. They
 * are counted anew, as they stand in the field now.
 */
static enum rc
show_rest(struct req *req, struct pad *pad, const struct cart_update *u)
{
    int64_t no = 0;

    for (size_t i = 0; i < pad->n; i++)
        if (pad->at[i].error != NULL)
            pad->at[i].no = ++no;
    TRY(cart_pad_form(req, u->id, pad_rest(req->ctx, pad)));
    put_lines(req, pad);
    put_int(page_view(req), "put", (int64_t)u->n);
    put_str(page_view(req), "cart_url", cart_path(req, u->id, NULL));
    return OK;
}

static enum rc
answer(struct req *req, struct pad *pad, const struct cart_update *u)
{
    const char *query = talloc_asprintf(req->ctx, "put=%zu", u->n);

    cart_took_update(req, u);
    if (req->json) {
        TRY(cart_show(req, u->id));
        put_int(page_data(req), "applied_version", u->applied_version);
        put_lines(req, pad);
        return OK;
    }
    if (pad->good < pad->n)
        return show_rest(req, pad, u);
    page_redirect(req, cart_path(req, u->id, query));
    return OK;
}

/* Somebody was quicker than the look at the catalog and the cart. */
static enum rc
refuse(struct req *req, struct pad *pad, const struct cart_update *u,
    enum rc rc)
{
    if (rc == CONFLICT)
        return refuse_cart(req, u);
    if (rc == INVALID && strcmp(u->code, "line_full") != 0)
        return show_refused(req,
            strcmp(u->code, "cart_full") == 0 ? A_TEXT : A_CART, u->code);
    if (u->at >= u->n || (rc != NOTFOUND && rc != INVALID))
        return rc;
    pad_mark(pad, u->changes[u->at].sku,
        rc == INVALID ? "line_full" : "unpublished");
    return show_again(req, pad);
}

static enum rc
add(struct req *req, struct pad *pad)
{
    struct cart_change *changes;
    struct cart_update u = cart_update_of(req);
    enum rc rc;

    u.cart = chosen_cart(req);
    u.add = u.many = true;
    u.update_id = form_str(&req->form, A_UPDATE);
    u.n = pad_changes(req->ctx, pad, &changes);
    u.changes = changes;
    rc = cart_update(req->ctx, &u);
    return rc == OK ? answer(req, pad, &u) : refuse(req, pad, &u, rc);
}

enum rc
cart_pad_add_page(struct req *req)
{
    bool take_good = form_str(&req->form, A_GOOD) != NULL;
    const struct cart *into;
    struct cart c;
    struct pad pad;

    if (req->form.wrong)
        return show_again(req, NULL);
    pad_read(req->ctx, form_str(&req->form, A_TEXT), &pad);
    if (pad.n == 0)
        return show_refused(req, A_TEXT, "required");
    if (pad.n > CART_LINES_MAX)
        return show_refused(req, A_TEXT, "too_many_lines");
    TRY(find_cart(req, &c, &into));
    TRY(pad_check(req->ctx, into, &pad));
    if (pad.good == 0 || (pad.good < pad.n && !take_good))
        return show_again(req, &pad);
    return add(req, &pad);
}
