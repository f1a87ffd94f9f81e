#include "shop/theme.h"

#include "base/colour.h"

enum { BG, CARD, INK, SOFT, LINK, GO, ON_GO, DARK_BG, DARK_CARD, DARK_INK,
    DARK_SOFT, DARK_LINK };

const struct theme_token theme_tokens[THEME_TOKENS] = {
    [BG] = { "theme.bg", "--bg", "#f5f7f3", THEME_LIGHT },
    [CARD] = { "theme.card", "--card", "#ffffff", THEME_LIGHT },
    [INK] = { "theme.ink", "--ink", "#18231f", THEME_LIGHT },
    [SOFT] = { "theme.soft", "--soft", "#53605a", THEME_LIGHT },
    [LINK] = { "theme.link", "--link", "#0b5f4d", THEME_LIGHT },
    [GO] = { "theme.go", "--go", "#f6c63f", THEME_BOTH },
    [ON_GO] = { "theme.on_go", "--on-go", "#18231f", THEME_BOTH },
    [DARK_BG] = { "theme.dark_bg", "--bg", "#121816", THEME_DARK },
    [DARK_CARD] = { "theme.dark_card", "--card", "#1a2320", THEME_DARK },
    [DARK_INK] = { "theme.dark_ink", "--ink", "#e8eee9", THEME_DARK },
    [DARK_SOFT] = { "theme.dark_soft", "--soft", "#a6b3ac", THEME_DARK },
    [DARK_LINK] = { "theme.dark_link", "--link", "#93d8c0", THEME_DARK },
};

/* What stands on what; the first is blamed. */
static const struct {
    size_t text, ground;
} pairs[] = { { INK, BG }, { INK, CARD }, { SOFT, BG }, { SOFT, CARD },
    { LINK, BG }, { LINK, CARD }, { ON_GO, GO }, { DARK_INK, DARK_BG },
    { DARK_INK, DARK_CARD }, { DARK_SOFT, DARK_BG },
    { DARK_SOFT, DARK_CARD }, { DARK_LINK, DARK_BG },
    { DARK_LINK, DARK_CARD } };

/* Words that say a state keep their colours, so the ground is to blame. */
static const struct {
    size_t ground;
    const char *const text[4];
} states[] = {
    { BG, { "#1b6338", "#1d587f", "#7a5200", "#a32a17" } },
    { CARD, { "#1b6338", "#1d587f", "#7a5200", "#a32a17" } },
    { DARK_BG, { "#93d3a2", "#95c8ec", "#f2c566", "#ff9f8a" } },
    { DARK_CARD, { "#93d3a2", "#95c8ec", "#f2c566", "#ff9f8a" } },
};

static bool
reads(const char *text, const char *ground)
{
    return colour_contrast(text, ground) >= COLOUR_READS;
}

static bool
token_reads(const char *const values[THEME_TOKENS], size_t token)
{
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (pairs[i].text == token &&
            !reads(values[token], values[pairs[i].ground]))
            return false;
    for (size_t i = 0; i < COUNT(states); i++)
        for (size_t k = 0; states[i].ground == token && k < 4; k++)
            if (!reads(states[i].text[k], values[token]))
                return false;
    return true;
}

size_t
theme_unreadable(const char *const values[THEME_TOKENS], size_t from)
{
    while (from < THEME_TOKENS && token_reads(values, from))
        from++;
    return from;
}

static char *
add_scheme(char *css, const struct conf *conf, enum theme_scheme scheme)
{
    static const char *const before[] = { ":root{",
        "@media (prefers-color-scheme:light){:root{",
        "@media (prefers-color-scheme:dark){:root{" };
    char *rules = talloc_strdup(css, "");

    for (size_t i = 0; i < THEME_TOKENS; i++) {
        const struct theme_token *t = &theme_tokens[i];
        const char *value = conf_get(rules, conf, t->name);

        if (t->scheme == scheme && value != NULL && colour_is(value))
            rules = talloc_asprintf_append(rules, "%s:%s;", t->css, value);
    }
    if (rules[0] == '\0')
        return css;
    return talloc_asprintf_append(css, "%s%s%s\n", before[scheme], rules,
        scheme == THEME_BOTH ? "}" : "}}");
}

const char *
theme_css(TALLOC_CTX *mem, const struct conf *conf)
{
    char *css = talloc_strdup(mem, "");

    css = add_scheme(css, conf, THEME_BOTH);
    css = add_scheme(css, conf, THEME_LIGHT);
    return add_scheme(css, conf, THEME_DARK);
}
