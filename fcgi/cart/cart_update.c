#include "shop/cart_update.h"

#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "web/page.h"

const struct field cart_update_fields[U_FIELDS] = {
    [U_CART] = { "cart", F_CODE, 1, 26, 0 },
    [U_OP] = { "op", F_CODE, 3, 3, F_REQUIRED },
    [U_SKU] = { "sku", F_TEXT, 1, 64, F_MANY },
    [U_QUANTITY] = { "quantity", F_INT, 0, CART_PIECES_MAX, F_MANY },
    [U_VERSION] = { "version", F_INT, 1, UINT32_MAX, 0 },
    [U_UPDATE] = { "update", F_TEXT, 1, 64, 0 },
    [U_NAME] = { "name", F_TEXT, 1, 100, F_NO_CARD | F_NAME },
    [U_REMOVE] = { "remove", F_TEXT, 1, 64, 0 },
    [U_MOVE] = { "move", F_TEXT, 1, 64, 0 },
    [U_LATER] = { "later", F_TEXT, 1, 64, 0 },
    [U_SHOW] = { "show", F_CODE, 1, 26, 0 },
};

static bool
is_add(const struct form *f)
{
    const char *op = form_str(f, U_OP);

    return op != NULL && strcmp(op, "add") == 0;
}

/* The line that a button of the form takes out, moves or saves for later. */
static bool
is_button_of(const struct form *f, const char *sku)
{
    const enum update_field buttons[] = { U_REMOVE, U_MOVE, U_LATER };

    for (size_t i = 0; i < sizeof(buttons) / sizeof(buttons[0]); i++) {
        const char *button = form_str(f, buttons[i]);

        if (button != NULL && sku != NULL && strcmp(button, sku) == 0)
            return true;
    }
    return false;
}

static bool
is_any_wrong(const struct form *f)
{
    for (size_t i = 0; i < f->n; i++)
        for (size_t j = 0; j < f->values[i].n || j == 0; j++)
            if (f->values[i].at[j].state == WRONG)
                return true;
    return false;
}

/* Whoever is done with a line need not have a quantity in it. */
static void
excuse_button(struct form *f)
{
    struct values *skus = &f->values[U_SKU], *all = &f->values[U_QUANTITY];

    if (is_add(f))
        return;
    for (size_t i = 0; i < skus->n && i < all->n; i++) {
        struct value *v = &all->at[i];

        if (v->state == VALID || !is_button_of(f, skus->at[i].str))
            continue;
        *v = (struct value){ .state = VALID, .raw = v->raw, .num = -1 };
    }
    f->wrong = is_any_wrong(f);
}

/* Below the bounds there is another word than above them. */
static const char *
word_for(enum update_field field, bool add, const struct value *v)
{
    if (field != U_QUANTITY || v->num > 0 ||
        strcmp(v->error, "out_of_bounds") != 0)
        return v->error;
    return add ? "too_few" : "below_zero";
}

/* A mistake in any of the pairs is shown on their field. */
static void
check_many(struct form *f, enum update_field field, bool add)
{
    struct values *v = &f->values[field];

    for (size_t i = 0; i < v->n; i++) {
        if (v->at[i].state == ABSENT)
            form_refuse(f, field, "required");
        else if (v->at[i].state == WRONG)
            form_refuse(f, field, word_for(field, add, &v->at[i]));
        else if (field == U_QUANTITY && add && v->at[i].num == 0)
            form_refuse(f, field, "too_few");
    }
}

static void
check_pairs(struct form *f)
{
    size_t n = f->values[U_SKU].n;
    bool new_one = form_str(f, U_CART) != NULL &&
        strcmp(form_str(f, U_CART), "new") == 0;
    bool enough = n > 0 || form_str(f, U_REMOVE) != NULL ||
        form_str(f, U_LATER) != NULL || new_one;

    if (!enough)
        form_refuse(f, U_SKU, "required");
    if (f->values[U_QUANTITY].n != n)
        form_refuse(f, U_QUANTITY, "pairs");
    if (!is_add(f) && !new_one && form_value(f, U_VERSION)->state == ABSENT)
        form_refuse(f, U_VERSION, "required");
}

static bool
check(struct form *f)
{
    const char *op = form_str(f, U_OP);

    if (op != NULL && strcmp(op, "add") != 0 && strcmp(op, "set") != 0)
        form_refuse(f, U_OP, "not_valid");
    excuse_button(f);
    check_many(f, U_SKU, is_add(f));
    check_many(f, U_QUANTITY, is_add(f));
    check_pairs(f);
    if (form_str(f, U_LATER) != NULL && is_add(f))
        form_refuse(f, U_LATER, "not_valid");
    return !f->wrong;
}

/* What is saved for later is not removed by the 0 that stood beside it. */
static bool
is_change(const struct form *f, const struct cart_change *c)
{
    const char *later = form_str(f, U_LATER);

    if (c->quantity < 0)
        return false;
    return c->quantity > 0 || later == NULL || strcmp(later, c->sku) != 0;
}

static void
read_changes(struct req *req, struct cart_update *u)
{
    const struct form *f = &req->form;
    const struct values *skus = &f->values[U_SKU];
    const char *remove = form_str(f, U_REMOVE);
    struct cart_change *all =
        talloc_array(req->ctx, struct cart_change, (unsigned)skus->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < skus->n; i++) {
        all[n] = (struct cart_change){ skus->at[i].str,
            f->values[U_QUANTITY].at[i].num };
        n += is_change(f, &all[n]);
    }
    if (remove != NULL)
        all[n++] = (struct cart_change){ remove, 0 };
    u->changes = all;
    u->n = n;
}

static void
read_update(struct req *req, struct cart_update *u)
{
    const struct form *f = &req->form;
    const char *cart = form_str(f, U_CART);

    *u = cart_update_of(req);
    u->cart = cart != NULL ? cart : "current";
    u->add = is_add(f);
    u->version = form_int(f, U_VERSION, 0);
    u->update_id = req->json ? form_str(f, U_UPDATE)
                             : cart_form_name(req, U_UPDATE);
    u->later = form_str(f, U_LATER);
    u->name = form_str(f, U_NAME);
    read_changes(req, u);
}

/* What was typed for a line, beside what the cart holds. */
static bool
put_typed(json_t *line, const struct form *f)
{
    const char *sku = json_string_value(json_object_get(line, "sku"));
    const struct values *skus = &f->values[U_SKU];
    bool is_wrong = false;

    for (size_t i = 0; i < skus->n && i < f->values[U_QUANTITY].n; i++) {
        const struct value *v = &f->values[U_QUANTITY].at[i];

        if (skus->at[i].str == NULL || strcmp(skus->at[i].str, sku) != 0)
            continue;
        put_str(line, "_typed", v->raw);
        is_wrong = v->state != VALID;
        put_bool(line, "_wrong", is_wrong);
    }
    return is_wrong;
}

/*
 * The page keeps the version of the form, so that saving it again cannot
 * pass over what has changed since.
 */
static void
put_all_typed(struct req *req)
{
    json_t *cart = json_object_get(page_data(req), "cart"), *line;
    json_t *first = NULL;
    size_t i;

    put_int(cart, "version",
        form_int(&req->form, U_VERSION,
            json_integer_value(json_object_get(cart, "version"))));
    json_array_foreach (json_object_get(cart, "lines"), i, line)
        if (put_typed(line, &req->form) && first == NULL)
            first = line;
    if (first == NULL)
        return;
    put_bool(first, "_focus", true);
    put_str(page_view(req), "wrong_at",
        talloc_asprintf(req->ctx, "q%d",
            (int)json_integer_value(json_object_get(first, "_no"))));
}

/* A quantity that is none: the cart's page again, with what was typed. */
static enum rc
show_again(struct req *req)
{
    const char *cart = form_str(&req->form, U_CART);

    page_error_template(req, "cart/refused");
    if (req->json || is_add(&req->form) || cart == NULL)
        return INVALID;
    TRY(cart_show(req, cart));
    put_all_typed(req);
    page_form(req);
    page_own_error(req, 422, "invalid");
    return OK;
}

/* Which field is to blame for what the shop's rules refuse. */
static enum rc
blame(struct req *req, const struct cart_update *u)
{
    struct form *f = &req->form;

    if (strcmp(u->code, "later_full") == 0 ||
        strcmp(u->code, "same_cart") == 0)
        form_refuse(f, U_LATER, u->code);
    else if (strcmp(u->code, "line_full") == 0)
        form_refuse(f, U_QUANTITY, "line_full");
    else
        form_refuse(f, strcmp(u->code, "cart_full") == 0 ? U_SKU : U_CART,
            u->code);
    return show_again(req);
}

static const char *
where_next(struct req *req, const struct cart_update *u)
{
    const char *move = form_str(&req->form, U_MOVE);
    const char *show = form_str(&req->form, U_SHOW);
    const char *query = u->n > 0 ? "saved=1" : NULL;

    if (form_str(&req->form, U_REMOVE) != NULL)
        query = "did=taken_out";
    if (show != NULL)
        return cart_path(req, str_url(req->ctx, show), "did=removed");
    if (u->later != NULL)
        query = u->undo != NULL
            ? talloc_asprintf(req->ctx, "did=later&undo=%s", u->undo)
            : NULL;
    else if (move != NULL)
        query = talloc_asprintf(
            req->ctx, "ask=move&sku=%s", str_url(req->ctx, move));
    else if (u->add && u->n > 0)
        query = talloc_asprintf(
            req->ctx, "added=%s", str_url(req->ctx, u->changes[0].sku));
    return cart_path(req, u->id, query);
}

static enum rc
answer(struct req *req, const struct cart_update *u)
{
    cart_took_update(req, u);
    page_redirect(req, where_next(req, u));
    if (!req->json)
        return OK;
    /* First, so that a program hears of it even if the cart is gone now. */
    if (u->update_id != NULL)
        put_int(page_data(req), "applied_version", u->applied_version);
    TRY(cart_show(req, u->id));
    if (u->undo != NULL)
        put_str(page_data(req), "undo", u->undo);
    return OK;
}

static int64_t
held(const struct cart *c, const char *sku)
{
    const struct cart_line *l = cart_line_of(c, sku);

    return l != NULL ? l->quantity : 0;
}

/* A line that was to be saved for later is there, and not here. */
static bool
is_saved(const struct cart_change *change, const struct cart *c,
    const struct cart *later)
{
    return held(c, change->sku) == 0 &&
        held(later, change->sku) >= change->quantity;
}

/* Whether each line asked for is as asked already, so nothing is to choose. */
static bool
is_as_asked(const struct cart_update *u, const struct cart *c,
    const struct cart *later)
{
    bool saved = u->later == NULL;

    for (size_t i = 0; i < u->n; i++) {
        const struct cart_change *change = &u->changes[i];

        if (u->later != NULL && strcmp(change->sku, u->later) == 0)
            saved = is_saved(change, c, later);
        else if (held(c, change->sku) != change->quantity)
            return false;
    }
    return saved;
}

static enum rc
refuse_stale(struct req *req, const struct cart_update *u)
{
    struct cart_update done = *u;
    struct cart c, later;

    TRY(cart_get_with_later(req->ctx, u->owner, u->id, &c, &later));
    if (!is_as_asked(u, &c, &later))
        return cart_conflict(req, &c);
    done.undo = NULL;
    return answer(req, &done);
}

static enum rc
refuse(struct req *req, const struct cart_update *u, enum rc rc)
{
    if (rc == INVALID && u->code != NULL)
        return blame(req, u);
    if (rc == NOTFOUND && u->at == u->n && u->id != NULL)
        return cart_tell_gone(req, u->id);
    if (rc == NOTFOUND && u->at < u->n)
        page_error(req, "unknown_sku");
    if (rc != CONFLICT)
        return rc;
    if (req->json || cart_is_beside(u->code))
        return cart_refuse(req, u->id, u->code, u->order_id);
    return strcmp(u->code, "stale_cart") == 0
        ? refuse_stale(req, u)
        : cart_ordering(req, u->id, u->code, u->order_id);
}

/*
 * A browser that says neither where it comes from nor a token acts for
 * nobody; giving it a new guest's cookie would take its carts away.
 */
static bool
is_unheard(const struct req *req)
{
    return req->any_cookie && req->session.cookie == NULL &&
        req->session.guest == NULL;
}

enum rc
cart_update_page(struct req *req)
{
    struct cart_update u;
    enum rc rc;

    if (is_unheard(req))
        return page_refuse(req, 403, "csrf");
    if (!check(&req->form))
        return show_again(req);
    req_need_guest(req);
    read_update(req, &u);
    rc = cart_update(req->ctx, &u);
    return rc == OK ? answer(req, &u) : refuse(req, &u, rc);
}
