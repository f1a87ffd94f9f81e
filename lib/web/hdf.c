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

static const char *
text_of(TALLOC_CTX *mem, json_t *money)
{
    int64_t minor = json_integer_value(json_object_get(money, "amount"));
    const char *cur = json_string_value(json_object_get(money, "currency"));

    return money_text(mem, money_of(minor, cur));
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

static void copy(
    TALLOC_CTX *mem, HDF *parent, const char *name, json_t *value);

static void
copy_object(TALLOC_CTX *mem, HDF *node, json_t *object)
{
    const char *key;
    json_t *value;

    json_object_foreach (object, key, value)
        if (is_name(key))
            copy(mem, node, key, value);
}

static void
copy(TALLOC_CTX *mem, HDF *parent, const char *name, json_t *value)
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
            set(parent, name, text_of(mem, value));
        copy_object(mem, child(parent, name), value);
        break;
    case JSON_ARRAY:
        parent = child(parent, name);
        json_array_foreach (value, i, item) {
            snprintf(number, sizeof(number), "%zu", i);
            copy(mem, parent, number, item);
        }
        break;
    default:
        break; /* null and false are simply not there */
    }
}

static HDF *
hdf_new(TALLOC_CTX *mem)
{
    struct held *held = talloc_zero(mem, struct held);
    NEOERR *err = hdf_init(&held->hdf);

    if (err != STATUS_OK) {
        nerr_ignore(&err);
        bug("out of memory");
    }
    talloc_set_destructor(held, held_free);
    return held->hdf;
}

HDF *
hdf_of_tree(TALLOC_CTX *mem, json_t *tree)
{
    HDF *hdf = hdf_new(mem);

    copy_object(mem, hdf, tree);
    return hdf;
}

HDF *
hdf_of_page(struct req *req)
{
    HDF *hdf = hdf_of_tree(req->ctx, req->page->data);

    copy(req->ctx, hdf, "view", req->page->view);
    return hdf;
}
