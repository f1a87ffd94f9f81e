#include "web/html.h"

#include <cmark.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum { DEEPER = 2, DEEPEST = 6 };

/* What stands between tags; a '<' that ends in no '>' takes the rest. */
static char *
without_tags(TALLOC_CTX *mem, const char *html)
{
    char *out = talloc_strdup(mem, html), *o = out;
    bool in_tag = false;

    for (const char *p = html; *p != '\0'; p++) {
        if (*p == '<')
            in_tag = true;
        if (!in_tag)
            *o++ = *p;
        if (*p == '>')
            in_tag = false;
    }
    *o = '\0';
    return out;
}

/* A block of markup becomes the paragraphs of the text in it. */
static void
strip_block(TALLOC_CTX *mem, cmark_node *node)
{
    const char *html = cmark_node_get_literal(node);
    char *text = without_tags(mem, html != NULL ? html : "");
    cmark_node *root =
        cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    cmark_node *child;

    while ((child = cmark_node_first_child(root)) != NULL)
        cmark_node_insert_before(node, child);
    cmark_node_free(root);
    cmark_node_free(node);
}

/* An image's words stay, as plain children of where it stood. */
static void
unwrap(cmark_node *node)
{
    cmark_node *child;

    while ((child = cmark_node_first_child(node)) != NULL)
        cmark_node_insert_before(node, child);
    cmark_node_free(node);
}

static void
clean(TALLOC_CTX *mem, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
        strip_block(mem, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        cmark_node_free(node); /* one tag; its text stands beside it */
        break;
    case CMARK_NODE_IMAGE:
        unwrap(node);
        break;
    case CMARK_NODE_HEADING:
        if (cmark_node_get_heading_level(node) + DEEPER <= DEEPEST)
            cmark_node_set_heading_level(
                node, cmark_node_get_heading_level(node) + DEEPER);
        else
            cmark_node_set_heading_level(node, DEEPEST);
        break;
    default:
        break;
    }
}

/* A node is changed when it is left: the iterator has moved beyond it. */
static void
clean_all(TALLOC_CTX *mem, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool leaf = type == CMARK_NODE_HTML_BLOCK ||
            type == CMARK_NODE_HTML_INLINE;

        if (event == CMARK_EVENT_EXIT || leaf)
            clean(mem, node);
    }
    cmark_iter_free(iter);
}

const char *
html_clean(TALLOC_CTX *mem, const char *markdown)
{
    const char *from = markdown != NULL ? markdown : "";
    cmark_node *root =
        cmark_parse_document(from, strlen(from), CMARK_OPT_DEFAULT);
    char *text, *out;

    clean_all(mem, root);
    text = cmark_render_html(root, CMARK_OPT_DEFAULT);
    out = talloc_strdup(mem, text);
    free(text);
    cmark_node_free(root);
    return out;
}

const char *
html_json(TALLOC_CTX *mem, const json_t *tree)
{
    char *text = json_dumps(tree, JSON_COMPACT);
    char *out = talloc_strdup(mem, "");
    const char *p = text;

    if (text == NULL)
        bug("a tree that is no JSON");
    while (*p != '\0') {
        size_t n = strcspn(p, "<>&");

        out = talloc_strndup_append_buffer(out, p, n);
        p += n;
        if (*p != '\0')
            out = talloc_asprintf_append_buffer(
                out, "\\u%04x", (unsigned)*p++);
    }
    free(text);
    return out;
}
