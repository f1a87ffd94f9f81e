#include "base/json.h"

#include "base/log.h"

static int
append(const char *text, size_t n, void *arg)
{
    char **out = arg;

    *out = talloc_strndup_append_buffer(*out, text, n);
    return 0;
}

char *
json_text(TALLOC_CTX *mem, json_t *value, size_t flags)
{
    char *out = talloc_strdup(mem, "");

    if (json_dump_callback(value, append, &out, flags) != 0)
        bug("a value that is no JSON");
    json_decref(value);
    return out;
}

