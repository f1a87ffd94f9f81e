/*
 * libFuzzer target of the request parser: the first line is the URI, the
 * second the cookies, the rest the body. Everything that is accepted must be
 * text, and within the bounds that the header promises.
 */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "web/form.h"
#include "web/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { Q, N, E, P, C };

static const struct field fields[] = { [Q] = { "q", F_TEXT, 1, 100, F_MANY },
    [N] = { "n", F_INT, -5, 5, F_MANY },
    [E] = { "e", F_EMAIL, 3, 254, F_MANY },
    [P] = { "p", F_PATH, 1, 500, F_MANY },
    [C] = { "c", F_CODE, 1, 64, F_MANY } };

static void
must(bool holds)
{
    if (!holds)
        abort();
}

static void
check_params(const struct params *all)
{
    must(all->n <= FIELDS_MAX);
    for (size_t i = 0; i < all->n; i++) {
        const struct param *p = &all->at[i];

        must(str_is_text(p->name, strlen(p->name)));
        must(str_is_text(p->value, strlen(p->value)));
        must(strlen(p->value) <= VALUE_MAX);
    }
}

static void
check_form(TALLOC_CTX *mem, const struct params *params)
{
    struct form form;

    must(form_read(mem, fields, 5, params, &form) == 0);
    must(form_int(&form, N, 0) >= -5 && form_int(&form, N, 0) <= 5);
    if (form_str(&form, P) != NULL)
        must(str_is_own_path(form_str(&form, P)));
    if (form_str(&form, E) != NULL)
        must(strpbrk(form_str(&form, E), "\r\n,") == NULL);
}

static char *
next_line(TALLOC_CTX *mem, const uint8_t **data, size_t *size)
{
    const uint8_t *end = memchr(*data, '\n', *size);
    size_t n = end != NULL ? (size_t)(end - *data) : *size;
    char *line = talloc_strndup(mem, (const char *)*data, n);

    *data += n + (end != NULL);
    *size -= n + (end != NULL);
    return line;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    struct raw_request raw = { .method = "POST",
        .content_type = "application/x-www-form-urlencoded" };
    struct request r;

    raw.uri = next_line(mem, &data, &size);
    raw.cookie = next_line(mem, &data, &size);
    raw.body = talloc_strndup(mem, (const char *)data, size);
    raw.length = size;
    if (strlen(raw.body) == size && request_parse(mem, &raw, &r) == 0) {
        must(r.path[0] == '/' && strstr(r.path, "//") == NULL);
        must(strstr(r.path, "/../") == NULL);
        check_params(&r.query);
        check_params(&r.form);
        check_form(mem, &r.form);
        must(r.cookies.n <= COOKIES_MAX);
    }
    talloc_free(mem);
    return 0;
}
