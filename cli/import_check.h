/*
 * Whether a record fits what the shop has already: OK, or INVALID with the
 * record refused. Inside the transaction that writes it.
 */
#ifndef CLI_IMPORT_CHECK_H
#define CLI_IMPORT_CHECK_H

#include "cli/import.h"

/* The product that an item of this SKU belongs to; 0 if there is none. */
enum rc check_item_owner(
    struct ctx *ctx, const char *sku, int64_t *product) MUST_CHECK;

/* A product's row; "not published" then leaves "archived" as it is. */
enum rc check_product(struct ctx *ctx, struct record *r) MUST_CHECK;

/* That a variant's product takes variants; 0: it is not there. */
enum rc check_parent(
    struct ctx *ctx, struct record *r, int64_t product) MUST_CHECK;

/* An option's value must be among those of the product, else no facet. */
enum rc check_options(
    struct ctx *ctx, struct record *r, int64_t product) MUST_CHECK;

#endif
