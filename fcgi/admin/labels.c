#include "admin/labels.h"

#include "web/page.h"

void
put_labels(struct req *req)
{
    json_t *list = json_object_get(page_view(req), "wrong"), *o;
    size_t i;

    json_array_foreach (list, i, o) {
        const char *name = json_string_value(json_object_get(o, "name"));
        const char *label = page_words(
            req, talloc_asprintf(req->ctx, "admin.label.%s", name));

        put_str(o, "label", label[0] != '\0' ? label : name);
    }
}
