/* Filters of a list that a member of staff keeps under a name. */
#ifndef SHOP_SAVED_VIEW_H
#define SHOP_SAVED_VIEW_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { SAVED_VIEWS_MAX = 20 };

struct saved_view {
    const char *name, *query; /* query: "state=draft&q=wool" */
};

/* Those of one person, by name. */
enum rc saved_view_all(struct ctx *ctx, const char *staff,
    struct saved_view **out, size_t *n) MUST_CHECK;

/*
 * Keeps a view, instead of what had its name. CONFLICT: there are
 * SAVED_VIEWS_MAX already.
 */
enum rc saved_view_keep(struct ctx *ctx, const char *staff,
    const struct saved_view *view) MUST_CHECK;

enum rc saved_view_forget(
    struct ctx *ctx, const char *staff, const char *name) MUST_CHECK;

#endif
