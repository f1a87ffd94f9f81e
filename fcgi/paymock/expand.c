#include "paymock/expand.h"

#include <string.h>

#include "base/str.h"
#include "shop/mock_json.h"

enum { DEEPEST = 4 };

static enum rc
intent(struct ctx *ctx, const char *id, json_t **out)
{
    struct mock_intent i = { 0 };

    TRY(mock_intent_get(ctx, id, &i));
    *out = mock_intent_json(ctx, &i);
    return OK;
}

static enum rc
charge(struct ctx *ctx, const char *id, json_t **out)
{
    struct mock_charge c = { 0 };

    TRY(mock_charge_get(ctx, id, &c));
    *out = mock_charge_json(ctx, &c);
    return OK;
}

static enum rc
refund(struct ctx *ctx, const char *id, json_t **out)
{
    struct mock_refund r = { 0 };

    TRY(mock_refund_get(ctx, id, &r));
    *out = mock_refund_json(ctx, &r);
    return OK;
}

static enum rc
entry(struct ctx *ctx, const char *id, json_t **out)
{
    struct mock_entry e = { 0 };

    TRY(mock_entry_get(ctx, id, &e));
    *out = mock_entry_json(ctx, &e);
    return OK;
}

static const struct {
    const char *key, *prefix;
    enum rc (*load)(struct ctx *ctx, const char *id, json_t **out);
} kinds[] = {
    { "payment_intent", "pi_", intent },
    { "latest_charge", "ch_", charge },
    { "charge", "ch_", charge },
    { "source", "ch_", charge },
    { "source", "re_", refund },
    { "balance_transaction", "txn_", entry },
};

static enum rc
lines(struct ctx *ctx, json_t *session)
{
    const char *id = json_string_value(json_object_get(session, "id"));
    struct mock_line *all = NULL;
    size_t n = 0;

    TRY(mock_session_lines(ctx, id, &all, &n));
    json_object_set_new(session, "line_items",
        mock_lines_json(ctx, id, all, n));
    return OK;
}

static bool
is_session(json_t *object)
{
    const char *kind = json_string_value(json_object_get(object, "object"));

    return kind != NULL && strcmp(kind, "checkout.session") == 0;
}

/* NOTFOUND: the key is no reference. */
static enum rc
expand_key(struct api *api, json_t *object, const char *key)
{
    json_t *was = json_object_get(object, key), *now;
    const char *id = json_string_value(was);

    if (strcmp(key, "line_items") == 0 && is_session(object))
        return lines(api->ctx, object);
    if (json_is_object(was))
        return OK;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (strcmp(kinds[i].key, key) != 0 || was == NULL)
            continue;
        if (id == NULL)
            return OK; /* null stays null */
        if (!str_starts(id, kinds[i].prefix))
            continue;
        TRY(kinds[i].load(api->ctx, talloc_strdup(api->ctx, id), &now));
        json_object_set_new(object, key, now);
        return OK;
    }
    return NOTFOUND;
}

/* path is "payment_intent.latest_charge"; it is taken apart. */
static enum rc
expand_path(struct api *api, json_t *object, char *path)
{
    char *rest = NULL;
    char *key = strtok_r(path, ".", &rest);

    for (; key != NULL; key = strtok_r(NULL, ".", &rest)) {
        if (!json_is_object(object))
            return OK;
        TRY(expand_key(api, object, key));
        object = json_object_get(object, key);
    }
    return OK;
}

static enum rc
expand_one(struct api *api, json_t *reply, const char *path)
{
    json_t *items = json_object_get(reply, "data"), *item;
    size_t i;

    if (!str_starts(path, "data.") || !json_is_array(items))
        return expand_path(api, reply, talloc_strdup(api->ctx, path));
    json_array_foreach(items, i, item)
        TRY(expand_path(api, item,
            talloc_strdup(api->ctx, path + strlen("data."))));
    return OK;
}

static size_t
depth(const char *path)
{
    size_t n = 1;

    for (; *path != '\0'; path++)
        n += *path == '.';
    return n;
}

enum rc
expand_reply(struct api *api, json_t *reply)
{
    for (size_t i = 0; i < api->params->n; i++) {
        const struct param *p = &api->params->at[i];
        enum rc rc;

        if (!str_starts(p->name, "expand["))
            continue;
        rc = depth(p->value) <= DEEPEST ? expand_one(api, reply, p->value)
                                        : NOTFOUND;
        if (rc == NOTFOUND)
            return api_wrong(api, NULL, "expand",
                "This property cannot be expanded (%s).", p->value);
        TRY(rc);
    }
    return OK;
}
