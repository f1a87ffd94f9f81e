/* The owner's own pages: imprint, terms and whatever else. */
#ifndef SHOP_OWN_PAGE_H
#define SHOP_OWN_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct own_page {
    int64_t id;
    const char *slug, *title, *text; /* text: Markdown */
    const char *status;              /* "draft", "published" */
    const char *purpose;             /* "imprint" ... or NULL */
    bool footer;
    int64_t position, version;
    const char *updated; /* UTC DATETIME */
};

/* The published ones in their order, without text; kept in the process. */
enum rc own_page_published(
    struct ctx *ctx, const struct own_page **out, size_t *n) MUST_CHECK;

/* A published one; NOTFOUND if there is none. */
enum rc own_page_public(
    struct ctx *ctx, const char *slug, struct own_page *out) MUST_CHECK;

/* The slug of now of a published page that had this one; else NOTFOUND. */
enum rc own_page_moved(
    struct ctx *ctx, const char *slug, const char **out) MUST_CHECK;

/* All of them in their order, without text. */
enum rc own_page_all(
    struct ctx *ctx, struct own_page **out, size_t *n) MUST_CHECK;

enum rc own_page_read(
    struct ctx *ctx, int64_t id, struct own_page *out) MUST_CHECK;

/*
 * Makes one (id 0, then set) or changes it. CONFLICT: it is of another
 * version by now. INVALID: the slug is, or was, another page's. Inside a
 * transaction.
 */
enum rc own_page_save(struct ctx *ctx, struct own_page *p) MUST_CHECK;

#endif
