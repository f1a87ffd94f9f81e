#include "shop/pad.h"

#include <string.h>

#include "base/str.h"

enum { SKU_SHOWN = 64 }; /* characters; none is longer */

/* The bytes of the blank at s: a space, or the one that web pages hold. */
static size_t
blank_at(const char *s)
{
    if (*s == ' ')
        return 1;
    return strncmp(s, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

static bool
is_separator(const char *s)
{
    return *s == '\t' || *s == ',' || *s == ';' || *s == '"' ||
        blank_at(s) > 0;
}

/* Without blanks and separators at either end. */
static const char *
bare(struct ctx *ctx, const char *s, size_t n)
{
    char *copy = talloc_strndup(ctx, s, n);
    size_t blank;

    while (is_separator(copy)) {
        blank = blank_at(copy);
        copy += blank > 0 ? blank : 1;
    }
    for (n = strlen(copy); n > 0; copy[n] = '\0') {
        if (is_separator(copy + n - 1))
            n--;
        else if (n > 1 && blank_at(copy + n - 2) == 2)
            n -= 2;
        else
            break;
    }
    return copy;
}

/* Where the SKU ends. */
static size_t
sku_length(const char *s)
{
    size_t n = strcspn(s, "\t");

    if (s[n] == '\0')
        n = strcspn(s, ",;");
    if (s[n] != '\0')
        return n;
    for (n = 0; s[n] != '\0' && blank_at(s + n) == 0; n++)
        ;
    return n;
}

static void
read_line(struct ctx *ctx, const char *text, struct pad_line *l)
{
    size_t n = sku_length(text);
    const char *amount = bare(ctx, text + n, strlen(text + n));

    /* Longer ones are unknown anyway; no page need be as wide as they are. */
    l->sku = str_brief(ctx, bare(ctx, text, n), SKU_SHOWN);
    l->quantity = 1;
    if (amount[0] == '\0')
        return;
    l->amount = str_brief(ctx, amount, SKU_SHOWN);
    if (!str_int(amount, INT64_MIN, INT64_MAX, &l->quantity)) {
        l->quantity = 0;
        l->error = "not_a_quantity";
    } else if (l->quantity < 1 || l->quantity > CART_PIECES_MAX) {
        l->error = "out_of_bounds";
    }
}

void
pad_read(struct ctx *ctx, const char *text, struct pad *out)
{
    int64_t no = 0;

    *out = (struct pad){ NULL, 0, 0 };
    if (str_starts(text, "\xef\xbb\xbf"))
        text += 3; /* the mark of a file that was saved as UTF-8 */
    while (*text != '\0') {
        size_t n = strcspn(text, "\r\n");
        struct pad_line l = { .no = ++no };
        const char *line = bare(ctx, text, n);

        l.typed = talloc_strndup(ctx, text, n);
        if (line[0] != '\0') {
            read_line(ctx, line, &l);
            out->at = talloc_realloc(
                ctx, out->at, struct pad_line, (unsigned)out->n + 1);
            out->at[out->n++] = l;
        }
        text += n + (text[n] == '\r' && text[n + 1] == '\n');
        text += *text != '\0';
    }
}

void
pad_mark(struct pad *pad, const char *sku, const char *error)
{
    for (size_t i = 0; i < pad->n; i++) {
        struct pad_line *l = &pad->at[i];

        if (l->error != NULL || strcmp(l->sku, sku) != 0)
            continue;
        l->error = error;
        pad->good--;
    }
}

static struct cart_change *
change_of(struct cart_change *all, size_t n, const char *sku)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].sku, sku) == 0)
            return &all[i];
    return NULL;
}

size_t
pad_changes(
    struct ctx *ctx, const struct pad *pad, struct cart_change **out)
{
    size_t n = 0;

    *out = talloc_array(ctx, struct cart_change, (unsigned)pad->n + 1);
    for (size_t i = 0; i < pad->n; i++) {
        const struct pad_line *l = &pad->at[i];
        struct cart_change *same = change_of(*out, n, l->sku);

        if (l->error != NULL)
            continue;
        if (same != NULL)
            same->quantity += l->quantity;
        else
            (*out)[n++] = (struct cart_change){ l->sku, l->quantity };
    }
    return n;
}

const char *
pad_rest(struct ctx *ctx, const struct pad *pad)
{
    char *rest = talloc_strdup(ctx, "");

    for (size_t i = 0; i < pad->n; i++)
        if (pad->at[i].error != NULL)
            rest = talloc_asprintf_append_buffer(
                rest, "%s\n", pad->at[i].typed);
    return rest;
}
