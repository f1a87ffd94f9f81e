#include "cli/html_text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/rc.h"

enum { TAG_MAX = 12 };

struct writer {
    char *out;
    bool plain;
    bool space; /* before the next word */
    int lines;  /* line ends before the next word */
};

struct tag {
    char name[TAG_MAX];
    bool end;
};

static const struct entity {
    const char *name, *text;
} entities[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""},
    {"apos", "'"}, {"nbsp", " "}, {"ndash", "–"}, {"mdash", "—"},
    {"hellip", "…"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"},
    {"rdquo", "”"}, {"bull", "•"}, {"copy", "©"}, {"reg", "®"}, {"trade", "™"},
    {"euro", "€"}, {"pound", "£"}, {"deg", "°"}, {"times", "×"}};

/* What a tag does: line ends around it, and a mark behind them. */
static const struct effect {
    const char *name;
    int lines;
    const char *begin, *end;
} effects[] = {{"p", 2, "", ""}, {"div", 2, "", ""}, {"section", 2, "", ""},
    {"ul", 2, "", ""}, {"ol", 2, "", ""}, {"table", 2, "", ""},
    {"blockquote", 2, "", ""}, {"tr", 1, "", ""}, {"br", 1, "", ""},
    {"li", 1, "- ", ""}, {"h1", 2, "### ", ""}, {"h2", 2, "### ", ""},
    {"h3", 2, "### ", ""}, {"h4", 2, "### ", ""}, {"h5", 2, "### ", ""},
    {"h6", 2, "### ", ""}, {"strong", 0, "**", "**"}, {"b", 0, "**", "**"},
    {"em", 0, "*", "*"}, {"i", 0, "*", "*"}};

static void
flush(struct writer *w)
{
    if (*w->out != '\0' && w->lines > 0 && !w->plain)
        w->out =
            talloc_strdup_append_buffer(w->out, w->lines > 1 ? "\n\n" : "\n");
    else if (*w->out != '\0' && (w->space || w->lines > 0))
        w->out = talloc_strdup_append_buffer(w->out, " ");
    w->lines = 0;
    w->space = false;
}

static void
word(struct writer *w, const char *text, size_t n)
{
    flush(w);
    for (size_t i = 0; i < n; i++)
        w->out = talloc_asprintf_append_buffer(w->out, "%s%c",
            !w->plain && strchr("\\*_`[<", text[i]) != NULL ? "\\" : "",
            text[i]);
}

/* "&eacute;" or "&#233;": as text, and how long it is; 0 if it is neither. */
static size_t
entity(const char *at, char out[8])
{
    const char *end = strchr(at, ';');
    utf8proc_ssize_t n;
    long code;
    char *rest;

    if (end == NULL || end - at > 10)
        return 0;
    for (size_t i = 0; i < COUNT(entities); i++)
        if (strlen(entities[i].name) == (size_t)(end - at - 1) &&
            strncmp(at + 1, entities[i].name, (size_t)(end - at - 1)) == 0) {
            memcpy(out, entities[i].text, strlen(entities[i].text) + 1);
            return (size_t)(end - at) + 1;
        }
    if (at[1] != '#')
        return 0;
    code = at[2] == 'x' ? strtol(at + 3, &rest, 16) : strtol(at + 2, &rest, 10);
    if (rest != end || code < 32 || !utf8proc_codepoint_valid((int32_t)code))
        return 0;
    n = utf8proc_encode_char((int32_t)code, (utf8proc_uint8_t *)out);
    out[n] = '\0';
    return (size_t)(end - at) + 1;
}

/* Reads "<name ...>" or "</name>"; the place behind it, or NULL. */
static const char *
read_tag(const char *at, struct tag *tag)
{
    const char *p = at + 1, *end = strchr(at, '>');
    size_t n = 0;

    if (end == NULL)
        return NULL;
    tag->end = *p == '/';
    p += tag->end;
    if (!isalpha((unsigned char)*p) && *p != '!')
        return NULL;
    while (isalnum((unsigned char)*p) && n + 1 < TAG_MAX)
        tag->name[n++] = (char)tolower((unsigned char)*p++);
    tag->name[n] = '\0';
    return end + 1;
}

static void
apply(struct writer *w, const struct tag *tag)
{
    for (size_t i = 0; i < COUNT(effects); i++) {
        const struct effect *e = &effects[i];

        if (strcmp(e->name, tag->name) != 0)
            continue;
        if (w->lines < e->lines)
            w->lines = e->lines;
        if (w->plain)
            return;
        if (!tag->end && e->begin[0] != '\0') {
            flush(w);
            w->out = talloc_strdup_append_buffer(w->out, e->begin);
        } else if (tag->end) {
            w->out = talloc_strdup_append_buffer(w->out, e->end);
        }
        return;
    }
}

/* Past the content of a script or style, which is no text. */
static const char *
skip_content(const char *at, const struct tag *tag)
{
    const char *end;

    if (tag->end ||
        (strcmp(tag->name, "script") != 0 && strcmp(tag->name, "style") != 0))
        return at;
    end = strcasestr(at, tag->name[1] == 'c' ? "</script" : "</style");
    return end != NULL ? end : at + strlen(at);
}

static char *
convert(TALLOC_CTX *mem, const char *html, bool plain)
{
    struct writer w = {talloc_strdup(mem, ""), plain, false, 0};
    const char *p = html, *next;
    struct tag tag;
    char text[8];
    size_t n;

    while (*p != '\0') {
        if (isspace((unsigned char)*p)) {
            w.space = true;
            p++;
        } else if (*p == '<' && (next = read_tag(p, &tag)) != NULL) {
            apply(&w, &tag);
            p = skip_content(next, &tag);
        } else if (*p == '&' && (n = entity(p, text)) > 0) {
            word(&w, text, strlen(text));
            p += n;
        } else {
            word(&w, p++, 1);
        }
    }
    return w.out;
}

bool
html_is(const char *text)
{
    struct tag tag;

    for (; (text = strchr(text, '<')) != NULL; text++)
        if (read_tag(text, &tag) != NULL && tag.name[0] != '\0')
            return true;
    return false;
}

char *
html_markdown(TALLOC_CTX *mem, const char *html)
{
    return convert(mem, html, false);
}

char *
html_plain(TALLOC_CTX *mem, const char *html)
{
    return convert(mem, html, true);
}
