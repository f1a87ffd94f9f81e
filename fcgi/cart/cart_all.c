/* All carts of an owner, page by page: those to be bought, those bought. */
#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "frame/cart_data.h"
#include "shop/cart_summary.h"
#include "web/page.h"

enum { KEY_DIGITS = 17 };

/* "YYYYMMDDhhmmssmmm-ID", of the last cart on a page. */
static char *
key_of(struct req *req, const struct cart *c)
{
    char digits[KEY_DIGITS + 1];
    size_t n = 0;

    for (const char *s = c->changed_at; *s != '\0' && n < KEY_DIGITS; s++)
        if (*s >= '0' && *s <= '9')
            digits[n++] = *s;
    digits[n] = '\0';
    return talloc_asprintf(req->ctx, "%s-%s", digits, c->id);
}

static bool
read_key(struct req *req, struct cart_seek *seek)
{
    const char *key = cart_shown_str(req, G_AFTER);

    if (key == NULL)
        return true;
    if (strspn(key, "0123456789") != KEY_DIGITS || key[KEY_DIGITS] != '-')
        return false;
    seek->behind_at =
        talloc_asprintf(req->ctx, "%.14s.%.3s", key, key + KEY_DIGITS - 3);
    seek->behind_id = key + KEY_DIGITS + 1;
    return true;
}

static void
put_one(struct req *req, json_t *list, const struct cart *c)
{
    json_t *o = add_object(list);

    put_str(o, "id", c->id);
    put_str(o, "name", cart_title(req, c));
    put_str(o, "state", c->state);
    put_bool(o, "current",
        req->session.cart != NULL && strcmp(c->id, req->session.cart) == 0);
    put_int(o, "version", c->version);
    put_int(o, "size", c->size);
    put_int(o, "pieces", c->pieces);
    put_money(o, "total", c->total);
    put_str(o, "order", c->order_id);
    put_time(o, "changed_at", c->changed_at);
    put_str(o, "_url", cart_path(req, c->id, NULL));
    if (c->order_id != NULL)
        put_str(o, "_order_url", cart_order_path(req, c->order_id));
}

static void
put_next(struct req *req, const struct cart_seek *seek, const struct cart *last)
{
    char *path = talloc_asprintf(req->ctx, "/carts?all=%s&after=%s",
        seek->bought ? "bought" : "open", key_of(req, last));

    if (seek->name != NULL)
        path = talloc_asprintf_append(
            path, "&name=%s", str_url(req->ctx, seek->name));
    put_str(page_data(req), "next", path);
}

static enum rc
read_seek(struct req *req, struct cart_seek *seek)
{
    const char *which = cart_shown_str(req, G_ALL);

    cart_fill_seek(req, seek);
    seek->most = CART_PAGE + 1;
    seek->bought = strcmp(which, "bought") == 0;
    if (!seek->bought && strcmp(which, "open") != 0)
        form_refuse(&req->form, G_ALL, "not_valid");
    if (!read_key(req, seek))
        form_refuse(&req->form, G_AFTER, "not_valid");
    return req->form.wrong ? INVALID : OK;
}

enum rc
cart_all(struct req *req)
{
    json_t *view = page_view(req), *list;
    struct cart_summaries all;
    struct cart_seek seek;

    TRY(read_seek(req, &seek));
    TRY(cart_page_read(req->ctx, &seek, &all));
    cart_put_token(req);
    page_template(req, "cart/all");
    list = put_array(page_data(req), "summaries");
    for (size_t i = 0; i < all.n && i < CART_PAGE; i++)
        put_one(req, list, &all.at[i]);
    put_null(page_data(req), "next");
    if (all.n > CART_PAGE)
        put_next(req, &seek, &all.at[CART_PAGE - 1]);
    put_int(page_data(req), "open", all.open);
    put_int(page_data(req), "bought", all.bought);
    put_bool(view, "is_bought", seek.bought);
    put_str(view, "find", seek.name);
    put_bool(view, "behind", seek.behind_at != NULL);
    return OK;
}
