#include "base/str.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

bool
str_is_text(const char *s, size_t n)
{
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s;

    while (n > 0) {
        utf8proc_int32_t c;
        utf8proc_ssize_t used = utf8proc_iterate(p, (utf8proc_ssize_t)n, &c);

        if (used <= 0 || (c < 32 && c != '\t' && c != '\n' && c != '\r') ||
            c == 127)
            return false;
        p += used;
        n -= (size_t)used;
    }
    return true;
}

size_t
str_chars(const char *s)
{
    size_t n = 0;

    for (; *s != '\0'; s++)
        n += ((unsigned char)*s & 0xc0) != 0x80;
    return n;
}

char *
str_brief(TALLOC_CTX *mem, const char *s, size_t max)
{
    const char *end = s;
    size_t n = 0;

    if (str_chars(s) <= max)
        return talloc_strdup(mem, s);
    for (; n < max || ((unsigned char)*end & 0xc0) == 0x80; end++)
        n += ((unsigned char)*end & 0xc0) != 0x80;
    return talloc_asprintf(mem, "%.*s…", (int)(end - s), s);
}

bool
str_int(const char *s, int64_t min, int64_t max, int64_t *out)
{
    const char *digits = *s == '-' ? s + 1 : s;
    long long v;

    if (*digits == '\0' || strspn(digits, "0123456789") != strlen(digits))
        return false;
    errno = 0;
    v = strtoll(s, NULL, 10);
    if (errno != 0 || v < min || v > max)
        return false;
    *out = v;
    return true;
}

char *
str_trim(TALLOC_CTX *mem, const char *s)
{
    size_t n;

    while (isspace((unsigned char)*s))
        s++;
    n = strlen(s);
    while (n > 0 && isspace((unsigned char)s[n - 1]))
        n--;
    return talloc_strndup(mem, s, n);
}

char *
str_like(TALLOC_CTX *mem, const char *s)
{
    char *out = talloc_zero_size(mem, 2 * strlen(s) + 2), *at = out;

    for (; *s != '\0'; s++) {
        if (*s == '%' || *s == '_' || *s == '\\')
            *at++ = '\\';
        *at++ = *s;
    }
    *at = '%';
    return out;
}

char *
str_hex(TALLOC_CTX *mem, const void *data, size_t n)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char *p = data;
    char *out = talloc_size(mem, n * 2 + 1);

    for (size_t i = 0; i < n; i++) {
        out[2 * i] = digits[p[i] >> 4];
        out[2 * i + 1] = digits[p[i] & 15];
    }
    out[2 * n] = '\0';
    return out;
}

char *
str_base64url(TALLOC_CTX *mem, const void *data, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789-_";
    const unsigned char *p = data;
    char *out = talloc_size(mem, n * 4 / 3 + 3);
    unsigned bits = 0;
    int have = 0;
    size_t o = 0;

    for (size_t i = 0; i < n; i++) {
        bits = bits << 8 | p[i];
        for (have += 8; have >= 6; have -= 6)
            out[o++] = digits[bits >> (have - 6) & 63];
    }
    if (have > 0)
        out[o++] = digits[bits << (6 - have) & 63];
    out[o] = '\0';
    return out;
}

char *
str_url(TALLOC_CTX *mem, const char *s)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = talloc_size(mem, strlen(s) * 3 + 1);
    size_t o = 0;

    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;

        if (isalnum(c) || strchr("-._~", c) != NULL) {
            out[o++] = (char)c;
        } else {
            out[o++] = '%';
            out[o++] = digits[c >> 4];
            out[o++] = digits[c & 15];
        }
    }
    out[o] = '\0';
    return out;
}

static int
hex_value(int c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = tolower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *
str_url_decode(TALLOC_CTX *mem, const char *s, size_t n, bool form)
{
    char *out = talloc_size(mem, n + 1);
    size_t o = 0;

    for (size_t i = 0; i < n; i++) {
        int c = (unsigned char)s[i];

        if (c == '%') {
            int high = i + 2 < n ? hex_value((unsigned char)s[i + 1]) : -1;
            int low = i + 2 < n ? hex_value((unsigned char)s[i + 2]) : -1;

            if (high < 0 || low < 0)
                return NULL;
            c = high << 4 | low;
            i += 2;
        } else if (c == '+' && form) {
            c = ' ';
        }
        out[o++] = (char)c;
    }
    out[o] = '\0';
    return str_is_text(out, o) ? out : NULL;
}

char *
str_fold(TALLOC_CTX *mem, const char *s)
{
    utf8proc_uint8_t *folded = NULL;
    char *out;

    if (utf8proc_map((const utf8proc_uint8_t *)s, 0, &folded,
            UTF8PROC_NULLTERM | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE) < 0)
        return talloc_strdup(mem, "");
    out = talloc_strdup(mem, (const char *)folded);
    free(folded);
    return out;
}

static bool
turns_text(utf8proc_int32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The fillers of Hangul and the blank of Braille count as letters and signs. */
static bool
shows(utf8proc_int32_t c)
{
    if (c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 ||
        c == 0xffa0)
        return false;
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    default:
        return true;
    }
}

bool
str_is_name(const char *s)
{
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s;
    utf8proc_int32_t c;
    bool any = false;

    while (*p != '\0') {
        utf8proc_ssize_t n = utf8proc_iterate(p, -1, &c);

        if (n <= 0 || turns_text(c))
            return false;
        any = any || shows(c);
        p += n;
    }
    return any;
}

char *
str_nfc(TALLOC_CTX *mem, const char *s)
{
    utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)s);
    char *out = talloc_strdup(mem, nfc != NULL ? (char *)nfc : s);

    free(nfc);
    return out;
}

char *
str_slug(TALLOC_CTX *mem, const char *s, size_t max)
{
    char *folded = str_fold(mem, s);
    size_t o = 0;

    for (const char *p = folded; *p != '\0' && o < max; p++) {
        if (*p == '\'')
            continue;
        if (strncmp(p, "\u2019", strlen("\u2019")) == 0) {
            p += strlen("\u2019") - 1;
            continue;
        }
        if (isalnum((unsigned char)*p))
            folded[o++] = *p;
        else if (o > 0 && folded[o - 1] != '-')
            folded[o++] = '-';
    }
    while (o > 0 && folded[o - 1] == '-')
        o--;
    folded[o] = '\0';
    return o > 0 ? folded : talloc_strdup(mem, "x");
}

bool
str_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool
str_starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool
str_is_own_path(const char *s)
{
    if (s[0] != '/' || s[1] == '/')
        return false;
    for (; *s != '\0'; s++)
        if (*s == '\\' || (unsigned char)*s <= 32 || *s == 127)
            return false;
    return true;
}
