/* A product with all that its form in the admin shows and changes. */
#ifndef SHOP_PRODUCT_EDIT_H
#define SHOP_PRODUCT_EDIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/product_parts.h"

enum { PRODUCT_ITEMS_MAX = 100 };

struct product_item {
    const char *sku, *options, *currency;
    int64_t active, price, compare; /* minor units; compare 0: no offer */
    int64_t on_hand, reserved;
};

struct product_form {
    int64_t id, featured, position, version;
    const char *sku, *slug, *name, *brand, *summary, *description, *status;
    const char *tax_class, *updated;
    struct product_item *items; /* at most PRODUCT_ITEMS_MAX */
    size_t nitems;
    int64_t *categories; /* the first is the one in the breadcrumbs */
    size_t ncategories;
    struct product_value *values; /* the options of variants, too */
    size_t nvalues;
    const char **related; /* SKUs of other products, in their order */
    size_t nrelated;
    const char *publish_at; /* NULL: not by itself */
};

/* NOTFOUND if there is none. */
enum rc product_form_read(
    struct ctx *ctx, int64_t id, struct product_form *out) MUST_CHECK;

/* As it is, under a lock until the transaction ends. */
enum rc product_form_lock(
    struct ctx *ctx, int64_t id, struct product_form *out) MUST_CHECK;

/* The product of an item's SKU or of its own; 0 if there is none. */
enum rc product_of_sku(
    struct ctx *ctx, const char *sku, int64_t *out) MUST_CHECK;

/* Names of attributes that there are, the first fifty. */
enum rc product_attribute_names(
    struct ctx *ctx, const char ***out, size_t *n) MUST_CHECK;

/* Numbers of unpaid orders that hold pieces of an item: "W-1, W-2". */
enum rc product_item_orders(
    struct ctx *ctx, const char *sku, const char **out) MUST_CHECK;

struct tax_class {
    const char *code, *name;
};
enum rc tax_class_all(
    struct ctx *ctx, struct tax_class **out, size_t *n) MUST_CHECK;

#endif
