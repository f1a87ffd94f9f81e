/* What the processor's own books say: charges and the balance. */
#include "paymock/list.h"
#include "paymock/pages.h"
#include "paymock/param.h"
#include "shop/mock_json.h"

static enum rc
load_charge(
    struct api *api, const char *param, const char *id, struct mock_charge *out)
{
    enum rc rc = mock_charge_get(api->ctx, id, out);

    return rc == NOTFOUND ? api_missing(api, "charge", param, id) : rc;
}

static enum rc
get_charge(struct api *api)
{
    struct mock_charge c = { 0 };

    TRY(load_charge(api, "charge", api->req->arg[0], &c));
    return api_reply(api, mock_charge_json(api->ctx, &c));
}

enum rc
charge_get_page(struct req *req)
{
    return api_read(req, get_charge);
}

static enum rc
place_charge(struct api *api, const char *param, const char *id, int64_t *seq)
{
    struct mock_charge from = { 0 };

    TRY(load_charge(api, param, id, &from));
    *seq = from.seq;
    return OK;
}

static enum rc
list_charges(struct api *api)
{
    struct mock_charge *all = NULL;
    json_t *items;
    struct mock_list l;
    size_t n = 0;

    TRY(list_read(api, place_charge, &l));
    TRY(param_text(api, "payment_intent", 60, &l.of_intent));
    TRY(mock_charge_list(api->ctx, &l, &all, &n));
    items = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(items, mock_charge_json(api->ctx, &all[i]));
    return list_reply(api, items, &l);
}

enum rc
charge_list_page(struct req *req)
{
    return api_read(req, list_charges);
}

static enum rc
load_entry(
    struct api *api, const char *param, const char *id, struct mock_entry *out)
{
    enum rc rc = mock_entry_get(api->ctx, id, out);

    return rc == NOTFOUND ? api_missing(api, "balance transaction", param, id)
                          : rc;
}

static enum rc
get_entry(struct api *api)
{
    struct mock_entry e = { 0 };

    TRY(load_entry(api, "id", api->req->arg[0], &e));
    return api_reply(api, mock_entry_json(api->ctx, &e));
}

enum rc
entry_get_page(struct req *req)
{
    return api_read(req, get_entry);
}

static enum rc
place_entry(struct api *api, const char *param, const char *id, int64_t *seq)
{
    struct mock_entry from = { 0 };

    TRY(load_entry(api, param, id, &from));
    *seq = from.seq;
    return OK;
}

static enum rc
list_entries(struct api *api)
{
    struct mock_entry *all = NULL;
    json_t *items;
    struct mock_list l;
    size_t n = 0;

    TRY(list_read(api, place_entry, &l));
    TRY(param_text(api, "source", 60, &l.of));
    TRY(param_text(api, "type", 60, &l.type));
    TRY(mock_entry_list(api->ctx, &l, &all, &n));
    items = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(items, mock_entry_json(api->ctx, &all[i]));
    return list_reply(api, items, &l);
}

enum rc
entry_list_page(struct req *req)
{
    return api_read(req, list_entries);
}

static enum rc
balance(struct api *api)
{
    struct money *sums = NULL;
    size_t n = 0;

    TRY(mock_balance(api->ctx, &sums, &n));
    return api_reply(api, mock_balance_json(api->ctx, sums, n));
}

enum rc
balance_page(struct req *req)
{
    return api_read(req, balance);
}
