#include <string.h>

#include "cart/pages.h"
#include "frame/cart_data.h"
#include "web/page.h"

void
cart_put_later(
    struct req *req, const struct cart *shown, const struct cart *later)
{
    json_t *o, *line;
    size_t i;

    if (later->n == 0 ||
        (shown != NULL && strcmp(shown->state, "open") != 0))
        return;
    o = put_object(page_view(req), "later");
    put_cart(req, o, later);
    json_array_foreach (json_object_get(o, "lines"), i, line)
        put_bool(line, "_later", true);
}
