#include "frame/carried.h"

#include <string.h>

#include "base/conf.h"
#include "frame/cart_data.h"
#include "shop/cart_carried.h"
#include "web/page.h"

static void
put_words(struct req *req, const struct cart_carried *c)
{
    json_t *o = put_object(page_view(req), "carried");
    json_t *names = put_array(o, "names");

    for (int64_t i = 0; i < c->lines && i < CARRIED_NAMES; i++)
        add_str(names, c->names[i]);
    put_str(o, "undo", c->undo);
    put_str(o, "cart", c->into);
    put_int(o, "lines", c->lines);
    put_int(o, "pieces", c->pieces);
    put_bool(o, "both", c->both > 0);
    put_bool(o, "larger",
        strcmp(req->ctx->conf->carts.sign_in, "keep_larger") == 0);
}

enum rc
put_carried(struct req *req, const char *cart)
{
    const struct session *s = &req->session;
    struct cart_carried c;
    json_t *o;

    if (s->sub == NULL || s->owner == NULL)
        return OK;
    TRY(cart_carried(req->ctx, s->owner, cart, &c));
    if (c.undo == NULL)
        return OK;
    o = put_object(page_data(req), "signed_in_undo");
    put_str(o, "undo", c.undo);
    put_str(o, "from", c.from);
    put_str(o, "into", c.into);
    put_int(o, "lines", c.lines);
    put_int(o, "pieces", c.pieces);
    if (came_along(req, c.at))
        put_words(req, &c);
    return OK;
}
