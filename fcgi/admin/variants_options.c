/* The options as people type them: a name, and values in lines. */
#include <string.h>
#include <strings.h>

#include "admin/variants.h"
#include "base/str.h"

enum { VALUES_MAX = 200 };

static enum rc
refuse(struct variants *v, enum variants_field field, const char *why)
{
    form_refuse(&v->req->form, field, why);
    return INVALID;
}

static const char *
check_value(const struct grid_option *o, const char *value)
{
    if (strchr(value, '|') != NULL)
        return "bar";
    if (str_chars(value) > GRID_VALUE)
        return "too_long";
    for (size_t i = 0; i < o->n; i++)
        if (strcasecmp(o->values[i], value) == 0)
            return "twice";
    return o->n == VALUES_MAX ? "too_many_values" : NULL;
}

/* A line a value; in a single line commas part them. */
static enum rc
read_values(struct variants *v, struct grid_option *o, const char *raw)
{
    TALLOC_CTX *mem = v->req->ctx;
    const char *ends = strpbrk(raw, "\r\n") != NULL ? "\r\n" : ",";

    o->values = talloc_array(mem, const char *, VALUES_MAX);
    while (*raw != '\0') {
        size_t n = strcspn(raw, ends);
        char *value = str_trim(mem, talloc_strndup(mem, raw, n));
        const char *why;

        raw += n + (raw[n] != '\0');
        if (*value == '\0')
            continue;
        why = check_value(o, value);
        if (why != NULL)
            return refuse(v, VARIANT_VALUES, why);
        o->values[o->n++] = value;
    }
    return o->n > 0 ? OK : refuse(v, VARIANT_VALUES, "no_values");
}

static enum rc
read_option(struct variants *v, const char *name, const char *values)
{
    struct grid_option *o = &v->options[v->noptions];

    if (name[0] == '\0' && values[strspn(values, " \r\n\t")] == '\0')
        return OK;
    if (name[0] == '\0')
        return refuse(v, VARIANT_OPTION, "no_name");
    if (strchr(name, '|') != NULL)
        return refuse(v, VARIANT_OPTION, "bar");
    for (size_t i = 0; i < v->noptions; i++)
        if (strcasecmp(v->options[i].name, name) == 0)
            return refuse(v, VARIANT_OPTION, "twice");
    *o = (struct grid_option){ .name = name };
    TRY(read_values(v, o, values));
    v->noptions++;
    return OK;
}

static const char *
text(const struct values *all, size_t i)
{
    return i < all->n && all->at[i].raw != NULL ? all->at[i].raw : "";
}

static enum rc
read_typed(struct variants *v)
{
    const struct values *names = &v->req->form.values[VARIANT_OPTION];
    const struct values *values = &v->req->form.values[VARIANT_VALUES];

    if (names->n > GRID_OPTIONS || values->n > GRID_OPTIONS)
        return refuse(v, VARIANT_OPTION, "too_many_options");
    for (size_t i = 0; i < GRID_OPTIONS; i++)
        TRY(read_option(v, str_trim(v->req->ctx, text(names, i)),
            text(values, i)));
    if (grid_size(v->options, v->noptions) == 0)
        return refuse(v, VARIANT_VALUES, "too_many");
    return OK;
}

char *
variants_shown(TALLOC_CTX *mem, const struct grid_option *options, size_t n)
{
    char *text = talloc_strdup(mem, "");

    for (size_t i = 0; i < n; i++) {
        text = talloc_asprintf_append_buffer(
            text, "%s%s=", i > 0 ? "\n" : "", options[i].name);
        for (size_t k = 0; k < options[i].n; k++)
            text = talloc_asprintf_append_buffer(
                text, "%s%s", k > 0 ? "|" : "", options[i].values[k]);
    }
    return text;
}

enum rc
variants_options(struct variants *v)
{
    const struct form *form = &v->req->form;
    TALLOC_CTX *mem = v->req->ctx;

    v->noptions = 0;
    if (form->n > 0 && (form->values[VARIANT_OPTION].n > 0 ||
                           form->values[VARIANT_VALUES].n > 0)) {
        TRY(read_typed(v));
    } else {
        v->noptions = v->grid.noptions;
        memcpy(v->options, v->grid.options, sizeof(v->options));
    }
    for (size_t i = 0; i < v->noptions; i++)
        grid_codes(mem, &v->options[i]);
    v->other = strcmp(variants_shown(mem, v->options, v->noptions),
                   variants_shown(
                       mem, v->grid.options, v->grid.noptions)) != 0;
    return OK;
}
