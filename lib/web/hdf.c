#include <string.h>

#include "base/log.h"
#include "web/private.h"

/* An HDF that is destroyed with the request. */
struct held {
    HDF *hdf;
};

static int
held_free(struct held *held)
{
    hdf_destroy(&held->hdf);
    return 0;
}

static void
set(HDF *hdf, const char *name, const char *value)
{
    NEOERR *err = hdf_set_value(hdf, name, value);

    if (err != STATUS_OK) {
        nerr_ignore(&err);
        bug("cannot set %s in the page", name);
    }
}

/* Names of the tree that are not ours never become names in an HDF. */
static bool
is_name(const char *key)
{
    return key[0] != '\0' &&
        strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(key);
}

static bool
is_money(const json_t *value)
{
    return json_object_size(value) == 2 &&
        json_object_get(value, "amount") != NULL &&
        json_object_get(value, "currency") != NULL;
}

const char *
page_text_of(struct req *req, json_t *money)
{
    int64_t minor = json_integer_value(json_object_get(money, "amount"));
    const char *cur = json_string_value(json_object_get(money, "currency"));

    return money_text(req->ctx, money_of(minor, cur));
}

static HDF *
child(HDF *parent, const char *name)
{
    HDF *node = NULL;
    NEOERR *err = hdf_get_node(parent, name, &node);

    if (err != STATUS_OK) {
        nerr_ignore(&err);
        bug("cannot make %s in the page", name);
    }
    return node;
}

static void copy(struct req *req, HDF *parent, const char *name, json_t *value);

static void
copy_object(struct req *req, HDF *node, json_t *object)
{
    const char *key;
    json_t *value;

    json_object_foreach (object, key, value)
        if (is_name(key))
            copy(req, node, key, value);
}

static void
copy(struct req *req, HDF *parent, const char *name, json_t *value)
{
    char number[24];
    size_t i;
    json_t *item;

    switch (json_typeof(value)) {
    case JSON_STRING:
        set(parent, name, json_string_value(value));
        break;
    case JSON_INTEGER:
        snprintf(number, sizeof(number), "%lld",
            (long long)json_integer_value(value));
        set(parent, name, number);
        break;
    case JSON_TRUE:
        set(parent, name, "1");
        break;
    case JSON_OBJECT:
        if (is_money(value))
            set(parent, name, page_text_of(req, value));
        copy_object(req, child(parent, name), value);
        break;
    case JSON_ARRAY:
        parent = child(parent, name);
        json_array_foreach (value, i, item) {
            snprintf(number, sizeof(number), "%zu", i);
            copy(req, parent, number, item);
        }
        break;
    default:
        break; /* null and false are simply not there */
    }
}

HDF *
hdf_of_page(struct req *req)
{
    struct held *held = talloc_zero(req->ctx, struct held);
    NEOERR *err = hdf_init(&held->hdf);

    if (err != STATUS_OK) {
        nerr_ignore(&err);
        bug("out of memory");
    }
    talloc_set_destructor(held, held_free);
    copy_object(req, held->hdf, req->page->data);
    copy(req, held->hdf, "view", req->page->view);
    return held->hdf;
}
