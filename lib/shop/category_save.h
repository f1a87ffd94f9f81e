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

/* Counts catalog.version up: processes read the small tables again. */
enum rc catalog_changed(struct ctx *ctx) MUST_CHECK;

#endif
