#include "web/form.h"

#include <string.h>

#include "base/str.h"
#include "web/card.h"

static bool
is_code(const char *s)
{
    for (; *s != '\0'; s++)
        if (*s <= 32 || *s >= 127)
            return false;
    return true;
}

/* One '@' with something before it and a dotted or plain host after it. */
static bool
is_email(const char *s)
{
    const char *at = strchr(s, '@');

    if (at == NULL || at == s || at[1] == '\0' || strchr(at + 1, '@') != NULL)
        return false;
    if (strpbrk(s, " \t\r\n,;:<>()[]\\\"") != NULL || at[1] == '.' ||
        s[strlen(s) - 1] == '.')
        return false;
    return strstr(s, "..") == NULL;
}

static const char *
check_length(const struct field *f, const char *s)
{
    int64_t chars = (int64_t)str_chars(s);

    if (chars < f->min)
        return "too_short";
    return f->max > 0 && chars > f->max ? "too_long" : NULL;
}

static const char *
check_int(const struct field *f, struct value *v)
{
    if (!str_int(v->str, INT64_MIN, INT64_MAX, &v->num))
        return "not_a_number";
    return v->num < f->min || v->num > f->max ? "out_of_bounds" : NULL;
}

static const char *
check(const struct field *f, struct value *v)
{
    bool one_line = strpbrk(v->str, "\r\n\t") == NULL;

    switch (f->type) {
    case F_INT:
        return check_int(f, v);
    case F_TEXT:
        return one_line ? check_length(f, v->str) : "not_valid";
    case F_CODE:
        return is_code(v->str) ? check_length(f, v->str) : "not_valid";
    case F_EMAIL:
        return is_email(v->str) ? check_length(f, v->str) : "not_valid";
    case F_PATH:
        return str_is_own_path(v->str) ? check_length(f, v->str)
                                       : "not_valid";
    default:
        return check_length(f, v->str);
    }
}

static void
read_value(
    TALLOC_CTX *mem, const struct field *f, const char *raw, struct value *v)
{
    memset(v, 0, sizeof(*v));
    v->raw = raw;
    if (raw != NULL && (f->flags & F_NO_CARD) != 0 && card_is_in(raw)) {
        v->raw = v->str = "";
        v->error = "card_number";
        v->state = WRONG;
        return;
    }
    if (raw != NULL)
        v->str = f->type == F_RAW ? raw : str_trim(mem, raw);
    if (raw == NULL || v->str[0] == '\0') {
        v->error = (f->flags & F_REQUIRED) != 0 ? "required" : NULL;
        v->state = v->error != NULL ? WRONG : ABSENT;
        return;
    }
    v->error = check(f, v);
    if (v->error == NULL && (f->flags & F_NAME) != 0 && !str_is_name(v->str))
        v->error = "not_a_name";
    v->state = v->error != NULL ? WRONG : VALID;
}

static void
read_field(TALLOC_CTX *mem, const struct field *f,
    const struct params *params, struct values *out)
{
    size_t count = params_count(params, f->name);

    out->at = talloc_array(
        mem, struct value, (unsigned)(count > 0 ? count : 1));
    if (count == 0) {
        read_value(mem, f, NULL, &out->at[0]);
        return;
    }
    for (size_t i = 0; i < params->n; i++)
        if (strcmp(params->at[i].name, f->name) == 0)
            read_value(mem, f, params->at[i].value, &out->at[out->n++]);
}

int
form_read(TALLOC_CTX *mem, const struct field *fields, size_t n,
    const struct params *params, struct form *out)
{
    *out = (struct form){ fields, n, NULL, false };
    out->values = talloc_zero_array(mem, struct values, (unsigned)n);
    for (size_t i = 0; i < n; i++) {
        struct values *v = &out->values[i];

        read_field(mem, &fields[i], params, v);
        if (v->n > 1 && (fields[i].flags & F_MANY) == 0)
            return 400;
        for (size_t j = 0; j < v->n || j == 0; j++)
            if (v->at[j].state == WRONG)
                out->wrong = true;
    }
    return 0;
}

const struct value *
form_value(const struct form *form, size_t field)
{
    return &form->values[field].at[0];
}

const char *
form_str(const struct form *form, size_t field)
{
    const struct value *v = form_value(form, field);

    return v->state == VALID ? v->str : NULL;
}

const char *
form_text(const struct form *form, size_t field)
{
    const char *s = form_str(form, field);

    return s != NULL ? s : "";
}

const char *
form_nth(const struct form *form, size_t field, size_t i)
{
    const struct values *all = &form->values[field];

    if (i >= all->n)
        return NULL;
    return all->at[i].str != NULL ? all->at[i].str : "";
}

int64_t
form_int(const struct form *form, size_t field, int64_t fallback)
{
    const struct value *v = form_value(form, field);

    return v->state == VALID ? v->num : fallback;
}

void
form_refuse(struct form *form, size_t field, const char *error)
{
    form->values[field].at[0].state = WRONG;
    form->values[field].at[0].error = error;
    form->wrong = true;
}
