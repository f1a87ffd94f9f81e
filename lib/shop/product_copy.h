/*
 * Copying a product, and deleting a draft that nobody ever ordered. Inside
 * the caller's transaction.
 */
#ifndef SHOP_PRODUCT_COPY_H
#define SHOP_PRODUCT_COPY_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct sku_copy {
    const char *of, *sku; /* an item, and what its copy is called */
};

/*
 * Gives the product `to` what hangs on `from`: categories, attributes,
 * related products, pictures, and copies of these items, without stock.
 */
enum rc product_copy_parts(struct ctx *ctx, int64_t from, int64_t to,
    const struct sku_copy *skus, size_t n) MUST_CHECK;

/* CONFLICT if it is no draft, or an order was ever made of it. */
enum rc product_delete(struct ctx *ctx, int64_t id) MUST_CHECK;

#endif
