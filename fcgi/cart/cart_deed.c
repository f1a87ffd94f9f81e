/* Deeds that can be taken back: delete, merge, move, copy; and that. */
#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "shop/cart_once.h"
#include "shop/cart_owner.h"
#include "web/page.h"

const struct field cart_deed_fields[D_FIELDS] = {
    [D_CART] = { "cart", F_CODE, 1, 26, F_REQUIRED },
    [D_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [D_UPDATE] = { "update", F_TEXT, 1, 64, 0 },
};

const struct field cart_merge_fields[P_FIELDS] = {
    [P_FROM] = { "from", F_CODE, 1, 26, F_REQUIRED },
    [P_INTO] = { "into", F_CODE, 1, 26, F_REQUIRED },
    [P_FROM_VERSION] = { "version_from", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [P_INTO_VERSION] = { "version_into", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [P_UPDATE] = { "update", F_TEXT, 1, 64, 0 },
};

const struct field cart_move_fields[M_FIELDS] = {
    [P_FROM] = { "from", F_CODE, 1, 26, F_REQUIRED },
    [P_INTO] = { "into", F_CODE, 1, 26, F_REQUIRED },
    [P_FROM_VERSION] = { "version_from", F_INT, 1, UINT32_MAX, 0 },
    [P_INTO_VERSION] = { "version_into", F_INT, 1, UINT32_MAX, 0 },
    [P_UPDATE] = { "update", F_TEXT, 1, 64, 0 },
    [M_SKU] = { "sku", F_TEXT, 1, 64, F_REQUIRED },
    [M_KEEP] = { "keep", F_CHECK, 0, 1, 0 },
    [M_SHOW] = { "show", F_CODE, 1, 26, 0 },
};

const struct field cart_undo_fields[UNDO_FIELDS] = {
    [UNDO_ID] = { "undo", F_CODE, 1, 26, F_REQUIRED },
    [UNDO_SHOW] = { "show", F_CODE, 1, 26, 0 },
};

static void
show_way_back(struct req *req, const struct cart_deed *d)
{
    page_error_template(req, "cart/refused");
    put_str(page_view(req), "cart_url", cart_path(req, d->from, NULL));
}

/* A merge of what is gone: the cart that is still there has moved by it. */
static bool
is_gone(struct req *req, const struct cart_deed *d)
{
    struct cart c;

    return !req->json && d->into != NULL && d->sku == NULL &&
        cart_get(req->ctx, d->owner, d->from, &c) == NOTFOUND;
}

static enum rc
refuse(struct req *req, const struct cart_deed *d, enum rc rc)
{
    if (rc == CONFLICT && is_gone(req, d))
        return cart_tell_gone(req, d->from);
    if (rc == CONFLICT && d->code != NULL)
        return cart_refuse(req, d->stale, d->code, d->order_id);
    if (rc == NOTFOUND && d->stale != NULL)
        return cart_tell_gone(req, d->stale);
    if (rc == NOTFOUND && d->sku != NULL)
        page_error(req, "line_gone");
    if (rc == INVALID && d->code != NULL)
        form_refuse(&req->form, P_INTO, d->code);
    if (rc == NOTFOUND || rc == INVALID)
        show_way_back(req, d);
    return rc;
}

/* JSON gets the undo beside the page that the deed leads to. */
static enum rc
answer(struct req *req, const char *path, const char *did, const char *undo)
{
    req_renew_guest(req);
    page_redirect(req,
        talloc_asprintf(req->ctx, "%s?did=%s&undo=%s", path, did, undo));
    if (!req->json)
        return OK;
    TRY(cart_owner_current(
        req->ctx, req->session.owner, &req->session.cart));
    put_str(page_data(req), "undo", undo);
    return carts_page(req);
}

enum rc
cart_delete_page(struct req *req)
{
    struct cart_deed d = { .owner = req->session.owner,
        .from = form_str(&req->form, D_CART),
        .from_version = form_int(&req->form, D_VERSION, 0),
        .update = cart_form_name(req, D_UPDATE) };
    enum rc rc = cart_deed_once(req->ctx, cart_delete, &d);

    if (rc != OK)
        return refuse(req, &d, rc);
    return answer(req, "/carts", "deleted", d.undo);
}

static void
read_deed(struct req *req, struct cart_deed *d)
{
    const struct form *f = &req->form;

    *d = (struct cart_deed){ .owner = req->session.owner,
        .from = form_str(f, P_FROM),
        .into = form_str(f, P_INTO),
        .from_version = form_int(f, P_FROM_VERSION, 0),
        .into_version = form_int(f, P_INTO_VERSION, 0),
        .update = cart_form_name(req, P_UPDATE) };
}

enum rc
cart_merge_page(struct req *req)
{
    struct cart_deed d;
    enum rc rc;

    read_deed(req, &d);
    rc = cart_deed_once(req->ctx, cart_merge, &d);
    if (rc != OK)
        return refuse(req, &d, rc);
    return answer(req, cart_path(req, d.into, NULL), "merged", d.undo);
}

/* The cart to show: the one the page was on, if it says so. */
static const char *
shown_after(struct req *req, const struct cart_deed *d)
{
    const char *show = form_str(&req->form, M_SHOW);

    return show != NULL ? str_url(req->ctx, show) : d->from;
}

static const char *
what_moved(const struct cart_deed *d, const char *shown)
{
    if (d->keep)
        return "line_copied";
    if (d->later || strcmp(d->into, "later") == 0)
        return "later";
    return strcmp(shown, d->into) == 0 ? "moved_here" : "moved";
}

static enum rc
answer_move(struct req *req, const struct cart_deed *d)
{
    const char *shown = shown_after(req, d);
    const char *query = talloc_asprintf(
        req->ctx, "did=%s&undo=%s", what_moved(d, shown), d->undo);

    req_renew_guest(req);
    page_redirect(req, cart_path(req, shown, query));
    if (!req->json)
        return OK;
    put_str(page_data(req), "undo", d->undo);
    return carts_page(req);
}

enum rc
cart_move_page(struct req *req)
{
    struct cart_deed d;
    enum rc rc;

    read_deed(req, &d);
    d.sku = form_str(&req->form, M_SKU);
    d.keep = form_str(&req->form, M_KEEP) != NULL;
    rc = cart_deed_once(req->ctx, cart_move, &d);
    return rc == OK ? answer_move(req, &d) : refuse(req, &d, rc);
}

static enum rc
refuse_undo(struct req *req, const struct cart_undo *undo, enum rc rc)
{
    if (rc == CONFLICT && undo->code != NULL)
        return cart_refuse(req, undo->cart, undo->code, undo->order_id);
    if (rc == CONFLICT || rc == NOTFOUND) {
        page_error(req, "undo_late");
        page_error_template(req, "cart/refused");
    }
    return rc;
}

enum rc
cart_undo_page(struct req *req)
{
    const char *show = form_str(&req->form, UNDO_SHOW);
    struct cart_undo undo = { .owner = req->session.owner,
        .undo = form_str(&req->form, UNDO_ID) };
    enum rc rc = cart_undo_once(req->ctx, &undo);

    if (rc != OK)
        return refuse_undo(req, &undo, rc);
    req_renew_guest(req);
    if (show != NULL)
        undo.cart = str_url(req->ctx, show);
    page_redirect(req, cart_path(req, undo.cart, "did=undone"));
    return cart_owner_current(
        req->ctx, req->session.owner, &req->session.cart);
}
