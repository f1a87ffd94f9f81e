#include "paymock/list.h"

#include "paymock/param.h"
#include "shop/mock_json.h"

static enum rc
read_created(struct api *api, struct mock_list *l)
{
    int64_t at = -1, above = -1, below = INT32_MAX;

    TRY(param_int(api, "created", 0, INT32_MAX, &at));
    TRY(param_int(api, "created[gte]", 0, INT32_MAX, &l->since));
    TRY(param_int(api, "created[lte]", 0, INT32_MAX, &l->until));
    TRY(param_int(api, "created[gt]", 0, INT32_MAX, &above));
    TRY(param_int(api, "created[lt]", 0, INT32_MAX, &below));
    if (above >= l->since)
        l->since = above + 1;
    if (below <= l->until)
        l->until = below - 1;
    if (at >= 0)
        l->since = l->until = at;
    return OK;
}

enum rc
list_read(struct api *api, list_place_fn *place, struct mock_list *out)
{
    const char *after, *before;

    *out = (struct mock_list){
        .below = INT64_MAX, .above = -1, .until = INT32_MAX, .limit = 10 };
    TRY(param_int(api, "limit", 1, 100, &out->limit));
    TRY(param_text(api, "starting_after", 60, &after));
    TRY(param_text(api, "ending_before", 60, &before));
    if (after != NULL && before != NULL)
        return api_wrong(api, NULL, "ending_before",
            "Received both starting_after and ending_before parameters. "
            "Please pass in only one.");
    out->upward = before != NULL;
    TRY(read_created(api, out));
    if (after != NULL)
        return place(api, "starting_after", after, &out->below);
    return before != NULL ? place(api, "ending_before", before, &out->above)
                          : OK;
}

static json_t *
reversed(json_t *items)
{
    json_t *out = json_array();

    for (size_t i = json_array_size(items); i > 0; i--)
        json_array_append(out, json_array_get(items, i - 1));
    json_decref(items);
    return out;
}

enum rc
list_reply(struct api *api, json_t *items, const struct mock_list *l)
{
    bool more = (int64_t)json_array_size(items) > l->limit;

    if (more)
        json_array_remove(items, (size_t)l->limit);
    if (l->upward)
        items = reversed(items);
    return api_reply(
        api, mock_pack("{s:s, s:o, s:b, s:s}", "object", "list", "data", items,
                 "has_more", more, "url", api->req->in.path));
}
