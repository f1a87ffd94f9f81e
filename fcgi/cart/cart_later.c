#include <string.h>

#include "cart/pages.h"
#include "frame/cart_data.h"
#include "web/page.h"

enum rc
cart_put_later(struct req *req, const struct cart *shown)
{
    json_t *o, *line;
    struct cart c;
    size_t i;
    enum rc rc;

    if (req->json || shown->later || strcmp(shown->state, "open") != 0)
        return OK;
    rc = cart_for_later(req->ctx, req->session.owner, &c);
    if (rc == NOTFOUND)
        return OK;
    TRY(rc);
    if (c.n == 0)
        return OK;
    o = put_object(page_view(req), "later");
    put_cart(req, o, &c);
    json_array_foreach (json_object_get(o, "lines"), i, line)
        put_bool(line, "_later", true);
    return OK;
}
