#include "cli/import_cell.h"

#include <ctype.h>
#include <string.h>

#include "base/conf.h"
#include "base/str.h"

enum {
    NAME_MAX_CHARS = 200,
    ATTRIBUTE_MAX = 64,
    VALUE_MAX = 120,
    SOURCE_MAX = 500,
    ALT_MAX = 300,
    VALUES_MAX = 500,
    IMAGES_MAX = 100,
    DEPTH_MAX = 12
};

const char *
cell_text(struct record *r, const char *column, const char *cell, size_t max)
{
    char *text;

    if (cell == NULL)
        return NULL;
    text = str_trim(r, cell);
    if (str_chars(text) > max)
        record_refuse(r, column, "is longer than %zu characters", max);
    return text;
}

int64_t
cell_price(struct import *im, struct record *r, const char *column,
    const char *cell, int64_t fallback)
{
    const char *text = cell_text(r, column, cell, 30);
    const char *currency = im->ctx->conf->shop.currency;
    struct money m;

    if (text == NULL || *text == '\0')
        return fallback;
    if (!money_parse(text, currency, &m)) {
        record_refuse(r, column, "is not an amount of %s: %s", currency, text);
        return fallback;
    }
    return m.minor;
}

int64_t
cell_number(struct record *r, const char *column, const char *cell, int64_t min,
    int64_t max)
{
    const char *text = cell_text(r, column, cell, 30);
    int64_t n;

    if (text == NULL || *text == '\0')
        return PRODUCT_KEEP;
    if (str_int(text, min, max, &n))
        return n;
    record_refuse(r, column, "is not a whole number from %lld to %lld: %s",
        (long long)min, (long long)max, text);
    return PRODUCT_KEEP;
}

int64_t
cell_weight(struct record *r, const char *column, const char *cell)
{
    const char *text = cell_text(r, column, cell, 30), *p;
    int64_t grams = 0;
    int digits = -1;

    if (text == NULL || *text == '\0')
        return PRODUCT_KEEP;
    for (p = text; *p != '\0' && grams < 1000000000; p++) {
        if (*p == '.' && digits < 0 && p > text)
            digits = 0;
        else if (!isdigit((unsigned char)*p))
            break;
        else if (digits < 3)
            grams = grams * 10 + (*p - '0'), digits += digits >= 0;
    }
    if (*p != '\0') {
        record_refuse(r, column, "is not a weight in kg: %s", text);
        return PRODUCT_KEEP;
    }
    for (int i = digits < 0 ? 0 : digits; i < 3; i++)
        grams *= 10;
    return grams;
}

static void
add_name(TALLOC_CTX *mem, struct names *names, const char *name)
{
    names->at = talloc_realloc(
        mem, names->at, const char *, (unsigned)names->n + 1);
    names->at[names->n++] = name;
}

struct names
cell_split(TALLOC_CTX *mem, const char *cell, char separator)
{
    struct names names = {NULL, 0};
    char *part = talloc_size(mem, strlen(cell) + 1);
    size_t n = 0;

    for (const char *p = cell;; p++) {
        if (*p == '\\' && (p[1] == separator || p[1] == '\\')) {
            part[n++] = *++p;
        } else if (*p != separator && *p != '\0') {
            part[n++] = *p;
        } else {
            part[n] = '\0';
            add_name(mem, &names, str_trim(mem, part));
            n = 0;
            if (*p == '\0')
                break;
        }
    }
    return names;
}

void
cell_categories(struct record *r, const char *column, const char *cell)
{
    struct names paths;

    if (cell == NULL)
        return;
    r->has_categories = true;
    paths = cell_split(r, cell, ',');
    r->categories = talloc_array(
        r, struct names, (unsigned)paths.n);
    for (size_t i = 0; i < paths.n; i++) {
        struct names path;

        if (paths.at[i][0] == '\0')
            continue;
        path = cell_split(r, paths.at[i], '>');
        for (size_t k = 0; k < path.n; k++)
            if (path.at[k][0] == '\0')
                record_refuse(
                    r, column, "has a step without a name: %s", paths.at[i]);
            else
                cell_text(r, column, path.at[k], NAME_MAX_CHARS);
        if (path.n > DEPTH_MAX)
            record_refuse(r, column, "is deeper than %d steps", DEPTH_MAX);
        r->categories[r->ncategories++] = path;
    }
}

void
cell_images(
    struct record *r, const char *column, const char *cell, const char *alts)
{
    struct names names, says = {NULL, 0};

    if (cell == NULL)
        return;
    r->has_images = true;
    names = cell_split(r, cell, ',');
    if (alts != NULL)
        says = cell_split(r, alts, '|');
    if (names.n > IMAGES_MAX)
        record_refuse(r, column, "names more than %d", IMAGES_MAX);
    r->images = talloc_zero_array(
        r, struct product_image, (unsigned)names.n);
    for (size_t i = 0; i < names.n; i++) {
        struct product_image *image = &r->images[r->nimages];

        if (names.at[i][0] == '\0')
            continue;
        image->source = cell_text(r, column, names.at[i], SOURCE_MAX);
        image->alt = i < says.n ? says.at[i] : "";
        cell_text(r, "Image alts", image->alt, ALT_MAX);
        r->nimages++;
    }
}

static bool
has_value(const struct record *r, const char *name, const char *value)
{
    for (size_t i = 0; i < r->nvalues; i++)
        if (strcmp(r->values[i].name, name) == 0 &&
            strcmp(r->values[i].value, value) == 0)
            return true;
    return false;
}

/* Behind the last value of the same attribute, else at the end. */
static size_t
place_of(const struct record *r, const char *name)
{
    size_t at = r->nvalues;

    while (at > 0 && strcmp(r->values[at - 1].name, name) != 0)
        at--;
    return at > 0 ? at : r->nvalues;
}

void
cell_value(
    struct record *r, const char *column, const struct product_value *value)
{
    const char *name = cell_text(r, column, value->name, ATTRIBUTE_MAX);
    const char *text = cell_text(r, column, value->value, VALUE_MAX);
    size_t at;

    if (*text == '\0' || *name == '\0' || has_value(r, name, text))
        return;
    if (r->nvalues == VALUES_MAX) {
        record_refuse(r, column, "is one of more than %d", VALUES_MAX);
        return;
    }
    r->values = talloc_realloc(
        r, r->values, struct product_value, (unsigned)r->nvalues + 1);
    at = place_of(r, name);
    memmove(&r->values[at + 1], &r->values[at],
        (r->nvalues - at) * sizeof(r->values[0]));
    r->values[at] = (struct product_value){ name, text, value->visible };
    r->nvalues++;
}

void
cell_values(
    struct record *r, const char *column, const struct product_value *list)
{
    struct names values = cell_split(r, list->value, ',');

    for (size_t i = 0; i < values.n; i++)
        cell_value(r, column,
            &(struct product_value){list->name, values.at[i], list->visible});
}
