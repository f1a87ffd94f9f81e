/*
 * ClearSilver templates, for pages and for what is made outside a request
 * (mails). A set parses each template once; it lives until it is freed.
 */
#ifndef WEB_TEMPLATE_H
#define WEB_TEMPLATE_H

#include <jansson.h>
#include <stddef.h>
#include <talloc.h>

#include "base/rc.h"

enum template_escape {
    ESCAPE_NONE, /* plain text */
    ESCAPE_HTML  /* every var: is escaped */
};

struct templates;

/* The templates of a folder. */
struct templates *templates_new(
    TALLOC_CTX *parent, const char *folder, enum template_escape escape);

struct rendered {
    const char *text;
    size_t length;
};

/*
 * Renders NAME.cs with a tree as pages have it (page.h): money becomes
 * words, null and false are not there. FAIL is a broken template.
 */
enum rc templates_render(TALLOC_CTX *mem, struct templates *set,
    const char *name, json_t *tree, struct rendered *out) MUST_CHECK;

#endif
