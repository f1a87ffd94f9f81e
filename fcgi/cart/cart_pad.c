#include <string.h>

#include "base/rand.h"
#include "cart/pages.h"
#include "frame/cart_data.h"
#include "shop/cart_choice.h"
#include "web/page.h"

const struct field cart_pad_fields[1] = {
    { "cart", F_CODE, 1, 26, 0 },
};

static void
put_choice(json_t *list, const char *id, const char *name)
{
    json_t *o = add_object(list);

    put_str(o, "id", id);
    put_str(o, "name", name);
}

static json_t *
find_choice(json_t *list, const char *id)
{
    json_t *o;
    size_t i;

    json_array_foreach (list, i, o)
        if (strcmp(json_string_value(json_object_get(o, "id")), id) == 0)
            return o;
    return NULL;
}

/* One that was not changed for long is not among the last ones. */
static enum rc
put_other(struct req *req, json_t *list, const char *id)
{
    struct cart c;

    TRY(cart_get(req->ctx, req->session.owner, id, &c));
    if (strcmp(c.state, "open") == 0)
        put_choice(list, id, cart_title(req, &c));
    return OK;
}

static enum rc
put_choices(struct req *req, const char *chosen)
{
    json_t *list = put_array(page_view(req), "choices"), *o;
    struct cart_summaries all;
    struct cart_seek seek;
    const char *current = req->session.cart;
    bool by_id;

    if (strcmp(chosen, "current") == 0)
        chosen = current != NULL ? current : "new";
    cart_fill_seek(req, &seek);
    TRY(cart_choices(req->ctx, &seek, &all));
    for (size_t i = 0; i < all.n; i++)
        put_choice(list, all.at[i].id, cart_title(req, &all.at[i]));
    by_id = strcmp(chosen, "new") != 0;
    if (by_id && find_choice(list, chosen) == NULL)
        TRY(put_other(req, list, chosen));
    o = by_id ? find_choice(list, chosen) : NULL;
    if (o != NULL)
        put_bool(o, "chosen", true);
    return OK;
}

enum rc
cart_pad_form(struct req *req, const char *chosen, const char *text)
{
    page_template(req, "cart/pad");
    req_need_guest(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "text", text);
    put_str(page_view(req), "update", rand_id(req->ctx));
    return req->json ? OK : put_choices(req, chosen);
}

enum rc
cart_pad_page(struct req *req)
{
    const char *cart = form_str(&req->form, 0);

    return cart_pad_form(req, cart != NULL ? cart : "current", "");
}
