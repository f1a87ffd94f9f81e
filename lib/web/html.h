/* The only two makers of text that a template may print unescaped. */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include <jansson.h>
#include <talloc.h>

/*
 * Markdown as HTML that is safe in a page: no markup of the writer's own (a
 * tag goes, the text in it stays), no images, no script in a link, headings
 * two levels down. NULL gives "".
 */
const char *html_clean(TALLOC_CTX *mem, const char *markdown);

/* A tree as JSON that can stand in a script element: '<' is \u003c. */
const char *html_json(TALLOC_CTX *mem, const json_t *tree);

#endif
