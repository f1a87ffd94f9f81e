#include "admin/conflict.h"

#include <string.h>

#include "web/page.h"

void
conflict_begin(struct req *req)
{
    put_array(page_view(req), "rows");
    put_array(page_view(req), "again");
}

void
conflict_row(struct req *req, const char *what, const char *now,
    const char *asked)
{
    json_t *o;

    if (asked == NULL)
        return;
    o = add_object(json_object_get(page_view(req), "rows"));
    put_str(o, "what", what);
    put_str(o, "now", now);
    put_str(o, "asked", asked);
    put_bool(o, "differs", strcmp(now, asked) != 0);
}

void
conflict_again(struct req *req, const char *name, const char *value)
{
    json_t *o = add_object(json_object_get(page_view(req), "again"));

    put_str(o, "name", name);
    put_str(o, "value", value);
}

void
conflict_show(struct req *req, const char *code, const char *name,
    const char *here)
{
    put_str(page_view(req), "here", here);
    put_str(page_view(req), "title", name);
    put_str(page_view(req), "heading",
        page_words(req, talloc_asprintf(req->ctx, "title.%s", code)));
    page_template(req, "admin/conflict");
    page_own_error(req, 409, code);
}
