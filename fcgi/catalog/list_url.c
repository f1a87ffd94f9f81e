#include <string.h>

#include "base/str.h"
#include "catalog/list.h"
#include "web/page.h"

size_t
list_find_part(const struct list *list, const char *name, const char *value)
{
    for (size_t i = 0; i < list->nparts; i++)
        if (strcmp(list->parts[i].name, name) == 0 &&
            (value == NULL || strcmp(list->parts[i].value, value) == 0))
            return i;
    return LIST_PARTS_MAX;
}

static char *
add(const struct list *list, char *url, const char *name, const char *value)
{
    struct ctx *ctx = list->req->ctx;

    return talloc_asprintf_append(url, "%s%s=%s",
        strchr(url, '?') != NULL ? "&" : "?", str_url(ctx, name),
        str_url(ctx, value));
}

const char *
list_url(const struct list *list, size_t without, const char *name,
    const char *value)
{
    char *url = talloc_strdup(list->req->ctx, list->path);

    for (size_t i = 0; i < list->nparts; i++)
        if (i != without)
            url = add(list, url, list->parts[i].name, list->parts[i].value);
    if (name != NULL)
        url = add(list, url, name, value);
    return url;
}

void
list_put_tags(const struct list *list)
{
    json_t *view = page_view(list->req);
    json_t *tags = put_array(view, "tags");
    char *all = talloc_strdup(list->req->ctx, list->path);
    int64_t n = 0;

    for (size_t i = 0; i < list->nparts; i++) {
        const struct list_part *part = &list->parts[i];
        json_t *tag;

        if (part->tag == NULL) {
            all = add(list, all, part->name, part->value);
            continue;
        }
        tag = add_object(tags);
        put_str(tag, "text", part->tag);
        put_str(tag, "url", list_url(list, i, NULL, NULL));
        n++;
    }
    put_int(view, "set", n);
    put_str(view, "clear", all);
}

void
list_put_sorts(const struct list *list)
{
    static const char *const texts[] = { [SORT_RELEVANCE] = "relevance",
        [SORT_NAME] = "name",
        [SORT_PRICE] = "price",
        [SORT_PRICE_DOWN] = "price_down",
        [SORT_NEW] = "new" };
    static const enum list_sort order[] = { SORT_RELEVANCE, SORT_NEW,
        SORT_PRICE, SORT_PRICE_DOWN, SORT_NAME };
    json_t *sorts = put_array(page_view(list->req), "sorts");
    size_t now = list_find_part(list, "sort", NULL);

    for (size_t i = 0; i < COUNT(order); i++) {
        json_t *o = add_object(sorts);
        bool searched = list->query.hits != NULL;
        const char *code = order[i] == SORT_RELEVANCE && !searched
            ? "featured"
            : texts[order[i]];

        put_str(o, "text", page_words(list->req, talloc_asprintf(
            list->req->ctx, "sort.%s", code)));
        put_bool(o, "current", order[i] == list->query.sort);
        put_str(o, "url", list_url(list, now,
            order[i] == SORT_RELEVANCE ? NULL : "sort",
            list_sort_name(order[i])));
    }
}
