#include "web/request.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

const char *
params_get(const struct params *params, const char *name)
{
    for (size_t i = 0; i < params->n; i++)
        if (strcmp(params->at[i].name, name) == 0)
            return params->at[i].value;
    return NULL;
}

size_t
params_count(const struct params *params, const char *name)
{
    size_t n = 0;

    for (size_t i = 0; i < params->n; i++)
        n += strcmp(params->at[i].name, name) == 0;
    return n;
}

static bool
is_escape_needed(const char *p)
{
    int high = tolower((unsigned char)p[1]), low = tolower((unsigned char)p[2]);
    int c;

    if (!isxdigit(high) || !isxdigit(low))
        return false;
    c = (isdigit(high) ? high - '0' : high - 'a' + 10) << 4 |
        (isdigit(low) ? low - '0' : low - 'a' + 10);
    return !isalnum(c) && strchr("-._~/\\", c) == NULL && c >= 32 && c != 127;
}

/* No empty, "." or ".." segment, nothing escaped that need not be. */
static bool
path_is_plain(const char *p, size_t n)
{
    size_t segment = 0;

    if (n == 0 || p[0] != '/')
        return false;
    for (size_t i = 1; i <= n; i++) {
        const char *s = p + i - segment;

        if (i < n && p[i] == '%' && (i + 2 >= n || !is_escape_needed(p + i)))
            return false;
        if (i < n && p[i] != '/') {
            segment++;
            continue;
        }
        if ((segment == 0 && n > 1) || (segment == 1 && s[0] == '.') ||
            (segment == 2 && s[0] == '.' && s[1] == '.'))
            return i == n && segment == 0 && n == 1;
        segment = 0;
    }
    return true;
}

static int
parse_path(TALLOC_CTX *mem, const char *uri, struct request *out)
{
    size_t n = strcspn(uri, "?");

    if (strlen(uri) > URI_MAX)
        return 414;
    if (!path_is_plain(uri, n))
        return 404;
    out->path = str_url_decode(mem, uri, n, false);
    out->query_text = uri[n] == '?' ? talloc_strdup(mem, uri + n + 1) : "";
    return out->path != NULL ? 0 : 404;
}

static int
parse_pair(
    TALLOC_CTX *mem, const char *s, size_t n, bool large, struct param *out)
{
    const char *eq = memchr(s, '=', n);
    size_t name = eq != NULL ? (size_t)(eq - s) : n;
    size_t value = eq != NULL ? n - name - 1 : 0;

    if (!large && value > VALUE_MAX * 3)
        return 413;
    out->name = str_url_decode(mem, s, name, true);
    out->value = str_url_decode(mem, eq != NULL ? eq + 1 : "", value, true);
    if (out->name == NULL || out->value == NULL)
        return 400;
    return !large && strlen(out->value) > VALUE_MAX ? 413 : 0;
}

static int
parse_urlencoded(TALLOC_CTX *mem, const char *s, size_t n, bool large,
    struct params *out)
{
    size_t max = large ? LARGE_FIELDS_MAX : FIELDS_MAX;

    out->at = talloc_array(mem, struct param, 0);
    out->n = 0;
    while (n > 0) {
        const char *amp = memchr(s, '&', n);
        size_t part = amp != NULL ? (size_t)(amp - s) : n;
        int status;

        if (part > 0) {
            if (out->n == max)
                return 413;
            out->at = talloc_realloc(
                mem, out->at, struct param, (unsigned)out->n + 1);
            status = parse_pair(
                out->at, s, part, large, &out->at[out->n]);
            if (status != 0)
                return status;
            out->n++;
        }
        s += part + (amp != NULL);
        n -= part + (amp != NULL);
    }
    return 0;
}

/* "a=b; c=d" (RFC 6265); what is odd is left out, as if it were not sent. */
static void
parse_cookies(TALLOC_CTX *mem, const char *s, struct params *out)
{
    out->at = talloc_array(mem, struct param, COOKIES_MAX);
    out->n = 0;
    while (s != NULL && *s != '\0' && out->n < COOKIES_MAX) {
        size_t part = strcspn(s, ";");
        const char *eq = memchr(s, '=', part);
        size_t skip = strspn(s, " ");

        if (eq != NULL && skip < part && str_is_text(s, part)) {
            struct param *p = &out->at[out->n++];
            size_t value = part - (size_t)(eq - s) - 1;

            p->name = talloc_strndup(mem, s + skip, (size_t)(eq - s) - skip);
            p->value = talloc_strndup(mem, eq + 1, value);
        }
        s += part + (s[part] == ';');
    }
}

static bool
is_form(const char *type)
{
    static const char form[] = "application/x-www-form-urlencoded";
    size_t n = sizeof(form) - 1;

    return type != NULL && strncasecmp(type, form, n) == 0 &&
        (type[n] == '\0' || type[n] == ';' || type[n] == ' ');
}

static int
parse_form(
    TALLOC_CTX *mem, const struct raw_request *raw, struct request *out)
{
    if (strcmp(raw->method, "POST") != 0 || raw->length == 0)
        return 0;
    if (raw->length > (raw->large ? LARGE_BODY_MAX : BODY_MAX))
        return 413;
    if (!is_form(raw->content_type))
        return 415;
    return parse_urlencoded(
        mem, raw->body, raw->length, raw->large, &out->form);
}

int
request_parse(
    TALLOC_CTX *mem, const struct raw_request *raw, struct request *out)
{
    int status;

    memset(out, 0, sizeof(*out));
    if (raw->method == NULL || raw->uri == NULL)
        return 400;
    out->method = raw->method;
    status = parse_path(mem, raw->uri, out);
    if (status == 0)
        status = parse_urlencoded(mem, out->query_text,
            strlen(out->query_text), false, &out->query);
    if (status == 0)
        status = parse_form(mem, raw, out);
    if (status == 0)
        parse_cookies(mem, raw->cookie, &out->cookies);
    return status;
}
