/*
 * A table of typed fields is the only door for input. A value is absent,
 * invalid (kept as typed, to be shown again beside its message) or valid.
 * What the table does not list is not seen.
 */
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <talloc.h>

#include "base/rc.h"
#include "web/request.h"

enum field_type {
    F_TEXT,  /* trimmed; min, max: characters; one line */
    F_LINES, /* as F_TEXT, with line breaks */
    F_RAW,   /* exactly as typed: passwords, tokens */
    F_INT,   /* min, max: value */
    F_CODE,  /* printable ASCII without spaces: SKUs, ids, slugs */
    F_EMAIL, /* one address, without display name */
    F_PATH,  /* an own path */
    F_CHECK  /* a tick: there or not */
};

enum field_flags {
    F_REQUIRED = 1, /* absent or empty is invalid */
    F_MANY = 2,     /* may be repeated; else a repeat is status 400 */
    F_NO_CARD = 4,  /* a payment card's number is refused, and not kept */
    F_NAME = 8      /* something must be seen of it: str_is_name */
};

struct field {
    const char *name;
    enum field_type type;
    int64_t min, max;
    unsigned flags;
};

enum value_state { ABSENT, WRONG, VALID };

struct value {
    enum value_state state;
    const char *error; /* "required", "too_short", "too_long", "not_a_number",
                          "out_of_bounds", "not_valid", "not_a_name",
                          "card_number"; NULL if valid */
    const char *raw;   /* as typed, NULL if absent; "" for a card's number */
    const char *str;   /* trimmed */
    int64_t num;
};

/* The values of one field that may be repeated. */
struct values {
    struct value *at;
    size_t n;
};

struct form {
    const struct field *fields;
    size_t n;
    struct values *values; /* one for each field, at least one value each */
    bool wrong;            /* some value is invalid */
};

/* 0 or 400 (a field repeated that may not be). */
int form_read(TALLOC_CTX *mem, const struct field *fields, size_t n,
    const struct params *params, struct form *out);

/* The value of a field of the table, by its index. Never NULL. */
const struct value *form_value(const struct form *form, size_t field);

/* Shortcuts for what has been checked: NULL or the fallback if not valid. */
const char *form_str(const struct form *form, size_t field);

/* As form_str, but "" for what is absent. */
const char *form_text(const struct form *form, size_t field);

/* The i-th value of a repeated field: NULL if not sent, "" if emptied. */
const char *form_nth(const struct form *form, size_t field, size_t i);

int64_t form_int(const struct form *form, size_t field, int64_t fallback);

/* Marks a value invalid for a reason that only the shop's rules know. */
void form_refuse(struct form *form, size_t field, const char *error);

#endif
