/* The tree of categories, kept in the process. */
#ifndef SHOP_CATEGORY_H
#define SHOP_CATEGORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

struct category {
    int64_t id, parent; /* parent 0: top level */
    const char *slug, *name, *description;
};

struct categories {
    struct category *at; /* parents and siblings in the order they show */
    size_t n;
};

/* All categories; the array belongs to the keep. */
enum rc category_all(
    struct ctx *ctx, const struct categories **out) MUST_CHECK;

/* Whether some product is on sale, as search_index last saw it. */
enum rc category_sale(struct ctx *ctx, bool *out) MUST_CHECK;

/* NULL if there is none. */
const struct category *category_by_id(
    const struct categories *all, int64_t id);
const struct category *category_by_slug(
    const struct categories *all, const char *slug);

#endif
