#include "paymock/param.h"

#include <ctype.h>
#include <jansson.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/str.h"
#include "shop/mock_json.h"

enum { METADATA_KEYS = 50, KEY_MAX = 40, METADATA_MAX = 500 };

/* The most that one call may ask for, as Stripe has it. */
static const int64_t most = 99999999;

enum rc
param_text(struct api *api, const char *name, size_t max, const char **out)
{
    const char *value = params_get(api->params, name);

    *out = NULL;
    if (value == NULL || value[0] == '\0')
        return OK;
    if (params_count(api->params, name) > 1)
        return api_wrong(api, NULL, name, "%s was given twice", name);
    if (strlen(value) > max)
        return api_wrong(api, NULL, name,
            "Invalid %s: must be at most %zu characters", name, max);
    if (strpbrk(value, "\r\n") != NULL)
        return api_wrong(
            api, NULL, name, "Invalid %s: it has a line break", name);
    *out = value;
    return OK;
}

enum rc
param_need(struct api *api, const char *name, size_t max, const char **out)
{
    TRY(param_text(api, name, max, out));
    if (*out == NULL)
        return api_wrong(api, "parameter_missing", name,
            "Missing required param: %s.", name);
    return OK;
}

enum rc
param_url(struct api *api, const char *name, const char **out)
{
    TRY(param_text(api, name, 2000, out));
    if (*out == NULL)
        return OK;
    if ((!str_starts(*out, "http://") && !str_starts(*out, "https://")) ||
        strpbrk(*out, " \t\"'<>\\") != NULL)
        return api_wrong(api, "url_invalid", name, "Not a valid URL: %s", name);
    return OK;
}

enum rc
param_int(
    struct api *api, const char *name, int64_t min, int64_t max, int64_t *out)
{
    const char *text;

    TRY(param_text(api, name, 30, &text));
    if (text != NULL && !str_int(text, min, max, out))
        return api_wrong(api, "parameter_invalid_integer", name,
            "Invalid integer: %s", name);
    return OK;
}

enum rc
param_minor(struct api *api, const char *name, int64_t min, int64_t *out)
{
    return param_int(api, name, min, most, out);
}

enum rc
param_currency(struct api *api, const char *name, const char **out)
{
    const char *text;
    char *upper;

    TRY(param_need(api, name, 3, &text));
    upper = talloc_strdup(api->ctx, text);
    for (char *p = upper; *p != '\0'; p++)
        *p = (char)toupper((unsigned char)*p);
    if (money_digits(upper) < 0)
        return api_wrong(api, NULL, name, "Invalid currency: %s", text);
    *out = upper;
    return OK;
}

/* The key in PREFIX[key], or NULL. */
static const char *
key_of(struct api *api, const char *name, const char *prefix)
{
    size_t n = strlen(prefix);
    size_t end = strlen(name);

    if (strncmp(name, prefix, n) != 0 || name[n] != '[' || end < n + 3 ||
        name[end - 1] != ']')
        return NULL;
    return talloc_strndup(api->ctx, name + n + 1, end - n - 2);
}

static enum rc
set_key(struct api *api, const struct param *p, const char *key, json_t *all)
{
    if (strlen(key) > KEY_MAX || strpbrk(key, "[]") != NULL)
        return api_wrong(api, NULL, p->name, "Invalid metadata key");
    if (strlen(p->value) > METADATA_MAX)
        return api_wrong(api, NULL, p->name,
            "Metadata values can have up to %d characters", METADATA_MAX);
    if (p->value[0] == '\0')
        json_object_del(all, key);
    else
        json_object_set_new(all, key, json_string(p->value));
    if (json_object_size(all) > METADATA_KEYS)
        return api_wrong(api, NULL, p->name, "Metadata can have up to %d keys",
            METADATA_KEYS);
    return OK;
}

enum rc
param_metadata(
    struct api *api, const char *prefix, const char *was, const char **out)
{
    json_t *all = json_loads(was, 0, NULL);
    enum rc rc = OK;

    for (size_t i = 0; rc == OK && i < api->params->n; i++) {
        const struct param *p = &api->params->at[i];
        const char *key = key_of(api, p->name, prefix);

        if (key != NULL)
            rc = set_key(api, p, key, all);
    }
    *out = json_text(api->ctx, all, JSON_COMPACT);
    return rc;
}

enum rc
param_capture(struct api *api, const char *name, const char **out)
{
    TRY(param_text(api, name, 20, out));
    if (*out == NULL || strcmp(*out, "automatic_async") == 0)
        *out = "automatic";
    if (strcmp(*out, "automatic") != 0 && strcmp(*out, "manual") != 0)
        return api_wrong(api, NULL, name,
            "Invalid %s: must be one of automatic, automatic_async, or "
            "manual",
            name);
    return OK;
}

bool
param_is_true(struct api *api, const char *name)
{
    const char *value = params_get(api->params, name);

    /* Python's client writes True. */
    return value != NULL && strcasecmp(value, "true") == 0;
}

bool
param_begins(struct api *api, const char *prefix)
{
    for (size_t i = 0; i < api->params->n; i++)
        if (str_starts(api->params->at[i].name, prefix))
            return true;
    return false;
}
