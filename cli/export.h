/* clearcart export: every product and variant in WooCommerce's columns. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include <stdio.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/product_parts.h"

enum { EXPORT_ATTRIBUTES = 30 };

struct export_attribute {
    const char *name;
    char *values;
    int visible;
};

/* One row of the file, as text. */
struct export_row {
    const char *type, *sku, *name, *published, *featured, *brand, *summary;
    const char *description, *description_format, *tax_class, *in_stock, *stock,
        *weight, *sale;
    const char *regular, *currency, *categories, *images, *alts, *parent;
    const char *cross_sells, *position, *gtin;
    struct export_attribute attributes[EXPORT_ATTRIBUTES];
    size_t nattributes;
};

/* A product's row or, if variant is true, that of one of its items. */
enum rc export_read(struct ctx *ctx, const char *sku, int variant,
    struct export_row *row) MUST_CHECK;

#endif
