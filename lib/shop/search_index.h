/*
 * Keeps what lists, facets and search read (sql/catalog/002-search.sql)
 * true to products. Whoever saves a product, its items, attributes,
 * categories or prices calls this in the same transaction, after the other
 * writes. Stock is not in it: it is looked at when a list is made.
 */
#ifndef SHOP_SEARCH_INDEX_H
#define SHOP_SEARCH_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Writes everything about these products anew from the base tables, in
 * batches of a few hundred; what is not published or has no price is taken
 * out, so this is how a product is removed too. Idempotent. A page of facets
 * is rewritten once a batch, so an import gives as many products at once as
 * it commits at once.
 */
enum rc search_index_products(
    struct ctx *ctx, const int64_t *products, size_t n) MUST_CHECK;

/* One product of the above. */
enum rc search_index_product(struct ctx *ctx, int64_t product) MUST_CHECK;

#endif
