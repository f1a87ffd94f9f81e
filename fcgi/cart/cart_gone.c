/* A cart that is there no more, and what was asked for in vain. */
#include "shop/cart_gone.h"

#include <string.h>

#include "cart/pages.h"
#include "frame/cart_data.h"
#include "web/page.h"

static enum rc
put_row(struct req *req, const struct cart *c, const char *sku,
    int64_t quantity)
{
    json_t *o = add_object(json_object_get(page_view(req), "asked"));
    const struct cart_line *l = cart_line_of(c, sku);
    struct cart_line item;

    if (l == NULL) {
        TRY(cart_item(req->ctx, sku, &item));
        l = &item;
    }
    put_str(o, "sku", sku);
    put_str(o, "name", l->name);
    put_str(o, "options", l->options);
    put_int(o, "quantity", quantity);
    return OK;
}

enum rc
cart_put_asked(struct req *req, const char *id)
{
    const struct form *f = &req->form;
    const struct values *skus = &f->values[U_SKU];
    struct cart c;

    if (f->fields != cart_update_fields)
        return OK;
    TRY(cart_get_any(req->ctx, req->session.owner, id, &c));
    put_array(page_view(req), "asked");
    put_str(page_view(req), "asked_name", c.name);
    for (size_t i = 0; i < skus->n; i++) {
        const char *sku = skus->at[i].str;

        if (skus->at[i].state == VALID && cart_asked_for(f, sku) > 0)
            TRY(put_row(req, &c, sku, cart_asked_for(f, sku)));
    }
    return OK;
}

static void
put_gone(struct req *req, const struct cart_gone *gone)
{
    json_t *o = put_object(page_view(req), "gone");

    cart_put_since(req, gone->at);
    put_str(o, "undo", gone->undo);
    put_bool(o, "in_vain", req->form.fields != cart_shown_fields);
    if (gone->into == NULL)
        return;
    put_str(o, "into", cart_title(req, gone->into));
    put_str(o, "into_url", cart_path(req, gone->into->id, NULL));
}

enum rc
cart_tell_gone(struct req *req, const char *id)
{
    struct cart_gone gone;
    struct cart c;
    enum rc rc;

    if (req->json || req->session.owner == NULL)
        return NOTFOUND;
    rc = cart_gone(req->ctx, req->session.owner, id, &gone);
    if (rc != OK)
        return rc;
    TRY(cart_get_any(req->ctx, req->session.owner, id, &c));
    put_gone(req, &gone);
    put_str(json_object_get(page_view(req), "gone"), "name",
        cart_title(req, &c));
    cart_put_token(req);
    TRY(cart_put_asked(req, id));
    page_error_template(req, "cart/gone");
    return NOTFOUND;
}
