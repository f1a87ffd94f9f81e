/* Descriptions that come as HTML, made into the Markdown that is kept. */
#ifndef CLI_HTML_TEXT_H
#define CLI_HTML_TEXT_H

#include <stdbool.h>
#include <talloc.h>

/* True if there is a tag in it. */
bool html_is(const char *text);

/*
 * Paragraphs, headings, lists and emphasis stay, other tags go; scripts and
 * styles go with what is in them. What Markdown would read as markup gets a
 * backslash.
 */
char *html_markdown(TALLOC_CTX *mem, const char *html);

/* The words alone, in one line. */
char *html_plain(TALLOC_CTX *mem, const char *html);

#endif
