/*
 * Writing products, for the import and the admin. All of it runs inside the
 * caller's transaction, which ends with product_totals for each product it
 * touched. A member that is NULL (or PRODUCT_KEEP) leaves what is there; a
 * new product then gets the default.
 */
#ifndef SHOP_PRODUCT_SAVE_H
#define SHOP_PRODUCT_SAVE_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

#define PRODUCT_KEEP INT64_MIN

enum saved { SAVED_NOTHING, SAVED_CHANGE, SAVED_NEW };

struct product_save {
    const char *sku;  /* finds the product */
    const char *name; /* must be there for a new one */
    const char *brand, *summary, *description, *tax_class;
    const char *status; /* "draft", "published", "archived" */
    int64_t featured, position;
};

/* Finds the product by its SKU, or makes it; the slug comes from the name. */
enum rc product_save(struct ctx *ctx, const struct product_save *p, int64_t *id,
    enum saved *saved) MUST_CHECK;

/*
 * Gives the product another slug; the old one redirects from now on.
 * CONFLICT if the slug is another product's.
 */
enum rc product_rename(
    struct ctx *ctx, int64_t id, const char *slug) MUST_CHECK;

/* Counts the version up, when only what hangs on the product changed. */
enum rc product_touch(struct ctx *ctx, int64_t id) MUST_CHECK;

/* A draft publishes itself at a time (UTC DATETIME); NULL: it does not. */
enum rc product_publish_at(
    struct ctx *ctx, int64_t id, const char *at) MUST_CHECK;

/* Renews what lists sort by: lowest price now, number of variants. */
enum rc product_totals(struct ctx *ctx, int64_t id) MUST_CHECK;

/* 0 if there is no product of that SKU. */
enum rc product_by_sku(
    struct ctx *ctx, const char *sku, int64_t *id) MUST_CHECK;

#endif
