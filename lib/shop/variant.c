#include "shop/variant.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

enum { CODE_MIN = 3, CODE_MAX = 12 };

size_t
grid_size(const struct grid_option *options, size_t n)
{
    size_t size = 1;

    for (size_t i = 0; i < n; i++) {
        size *= options[i].n;
        if (size > GRID_CELLS)
            return 0;
    }
    return size;
}

/* Which value of each option combination number i has. */
static void
indexes(const struct grid_option *options, size_t n, size_t i, size_t *at)
{
    for (size_t k = n; k-- > 0;) {
        at[k] = i % options[k].n;
        i /= options[k].n;
    }
}

char *
grid_key(TALLOC_CTX *mem, const struct grid_option *options, size_t n,
    size_t i)
{
    char *key = talloc_strdup(mem, "");
    size_t at[GRID_OPTIONS];

    indexes(options, n, i, at);
    for (size_t k = 0; k < n; k++)
        key = talloc_asprintf_append_buffer(
            key, "%s%s", k > 0 ? "|" : "", options[k].values[at[k]]);
    return key;
}

char *
grid_text(TALLOC_CTX *mem, const char *key)
{
    char *text = talloc_strdup(mem, "");

    for (size_t n; *key != '\0'; key += n) {
        bool more = *key == '|';

        key += more;
        n = strcspn(key, "|");
        text = talloc_asprintf_append_buffer(
            text, "%s%.*s", more ? ", " : "", (int)n, key);
    }
    return text;
}

const struct grid_item *
grid_find(const struct grid *grid, const char *key)
{
    const struct grid_item *found = NULL;

    for (size_t i = 0; i < grid->nitems; i++) {
        const struct grid_item *item = &grid->items[i];

        if (strcmp(item->key, key) == 0 &&
            (found == NULL || (found->retired && !item->retired)))
            found = item;
    }
    return found;
}

static size_t
place(const struct grid_option *o, const char *value)
{
    size_t i = 0;

    while (i < o->n && strcmp(o->values[i], value) != 0)
        i++;
    return i;
}

const char *
grid_renamed(const struct grid *grid, const struct grid_option *options,
    size_t n, size_t option, const char *value)
{
    const struct grid_option *was, *is;
    size_t at;

    if (grid->noptions != n || option >= n)
        return value;
    was = &grid->options[option];
    is = &options[option];
    at = place(was, value);
    if (was->n != is->n || at == was->n || place(is, value) < is->n ||
        place(was, is->values[at]) < was->n)
        return value;
    return is->values[at];
}

/* The value's letters and digits in capitals. */
static char *
letters_of(TALLOC_CTX *mem, const char *value)
{
    char *slug = str_slug(mem, value, GRID_VALUE), *to = slug;

    for (const char *p = slug; *p != '\0'; p++)
        if (*p != '-')
            *to++ = (char)toupper((unsigned char)*p);
    *to = '\0';
    return slug;
}

static bool
tell_apart(char *const *codes, size_t n, size_t letters)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (strncmp(codes[i], codes[k], letters) == 0)
                return false;
    return true;
}

void
grid_codes(TALLOC_CTX *mem, struct grid_option *o)
{
    size_t letters = CODE_MIN;

    o->codes = talloc_array(mem, char *, (unsigned)o->n + 1);
    for (size_t i = 0; i < o->n; i++)
        o->codes[i] = letters_of(mem, o->values[i]);
    while (letters <= CODE_MAX && !tell_apart(o->codes, o->n, letters))
        letters++;
    for (size_t i = 0; i < o->n; i++)
        o->codes[i] = letters > CODE_MAX
            ? talloc_asprintf(mem, "%zu", i + 1)
            : talloc_strndup(mem, o->codes[i], letters);
}

char *
grid_sku(TALLOC_CTX *mem, const char *base,
    const struct grid_option *options, size_t n, size_t i)
{
    char *sku = talloc_strdup(mem, base);
    size_t at[GRID_OPTIONS];

    indexes(options, n, i, at);
    for (size_t k = 0; k < n; k++)
        sku = talloc_asprintf_append_buffer(
            sku, "-%s", options[k].codes[at[k]]);
    return sku;
}
