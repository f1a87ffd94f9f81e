#include "paymock/list.h"
#include "paymock/pages.h"
#include "paymock/param.h"
#include "shop/mock_event.h"

static enum rc
load(struct api *api, const char *param, const char *id, struct mock_event *out)
{
    enum rc rc = mock_event_get(api->ctx, id, out);

    return rc == NOTFOUND ? api_missing(api, "event", param, id) : rc;
}

/* As it was sent, but for how many webhooks are still to be answered. */
static enum rc
event_json(struct ctx *ctx, const struct mock_event *e, json_t **out)
{
    int64_t pending;

    TRY(mock_event_pending(ctx, e->id, &pending));
    *out = json_loads(e->body, 0, NULL);
    json_object_set_new(*out, "pending_webhooks", json_integer(pending));
    return OK;
}

static enum rc
get(struct api *api)
{
    struct mock_event e = { 0 };
    json_t *value;

    TRY(load(api, "id", api->req->arg[0], &e));
    TRY(event_json(api->ctx, &e, &value));
    return api_reply(api, value);
}

enum rc
event_get_page(struct req *req)
{
    return api_read(req, get);
}

static enum rc
place(struct api *api, const char *param, const char *id, int64_t *seq)
{
    struct mock_event from = { 0 };

    TRY(load(api, param, id, &from));
    *seq = from.seq;
    return OK;
}

static enum rc
list(struct api *api)
{
    struct mock_event *all = NULL;
    json_t *items, *value;
    struct mock_list l;
    enum rc rc = OK;
    size_t n = 0;

    TRY(list_read(api, place, &l));
    TRY(param_text(api, "type", 60, &l.of));
    TRY(mock_event_list(api->ctx, &l, &all, &n));
    items = json_array();
    for (size_t i = 0; rc == OK && i < n; i++) {
        rc = event_json(api->ctx, &all[i], &value);
        if (rc == OK)
            json_array_append_new(items, value);
    }
    if (rc == OK)
        return list_reply(api, items, &l);
    json_decref(items);
    return rc;
}

enum rc
event_list_page(struct req *req)
{
    return api_read(req, list);
}
