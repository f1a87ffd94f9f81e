/* How many products are filed in each category, of any state. */
#ifndef SHOP_CATEGORY_LIST_H
#define SHOP_CATEGORY_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct category_size {
    int64_t category, products, published;
};

/* Only those with products, by id. */
enum rc category_sizes(
    struct ctx *ctx, struct category_size **out, size_t *n) MUST_CHECK;

#endif
