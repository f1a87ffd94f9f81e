/* The choice among a product's variants. */
#ifndef CATALOG_CHIPS_H
#define CATALOG_CHIPS_H

#include "shop/product.h"
#include "web/app.h"

/* The variant that an address asks for, else the first that can be had. */
const struct product_variant *variant_chosen(
    const struct product *p, const char *sku);

/*
 * view.axes: all options but the last, as links to another variant;
 * view.last: the last option, as radios named sku.
 */
void put_chips(struct req *req, const struct product *p,
    const struct product_variant *now);

/* The pictures to show with a variant: view.pictures. */
void put_pictures(struct req *req, const struct product *p,
    const struct product_variant *now);

#endif
