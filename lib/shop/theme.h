/* The shop's colours over those of htdocs/shop.css. */
#ifndef SHOP_THEME_H
#define SHOP_THEME_H

#include <stddef.h>
#include <talloc.h>

#include "base/conf.h"

enum theme_scheme { THEME_BOTH, THEME_LIGHT, THEME_DARK };

struct theme_token {
    const char *name; /* of the setting: "theme.on_go" */
    const char *css;  /* in the stylesheet: "--on-go" */
    const char *is;   /* what it has there */
    enum theme_scheme scheme;
};

enum { THEME_TOKENS = 12 };
extern const struct theme_token theme_tokens[THEME_TOKENS];

/* The rules, "" if no colour is set. */
const char *theme_css(TALLOC_CTX *mem, const struct conf *conf);

/*
 * The first token from *from on whose colour cannot be told from what it
 * stands on, as an index; THEME_TOKENS: all read well. values are in the
 * order of theme_tokens, each a colour.
 */
size_t theme_unreadable(const char *const values[THEME_TOKENS], size_t from);

#endif
