/* Making categories: by the import and the admin. Inside a transaction. */
#ifndef SHOP_CATEGORY_SAVE_H
#define SHOP_CATEGORY_SAVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * The id of the category that a path of names leads to, from the top; what
 * is missing is made, and *made then set to true (else left alone).
 */
enum rc category_at_path(struct ctx *ctx, const char *const *names, size_t n,
    int64_t *id, bool *made) MUST_CHECK;

/* Makes one, as the last child of parent (0: at the top). */
enum rc category_new(struct ctx *ctx, int64_t parent, const char *name,
    int64_t *id) MUST_CHECK;

#endif
