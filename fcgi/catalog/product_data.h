/* A product as data: for programs, and for search engines. */
#ifndef CATALOG_PRODUCT_DATA_H
#define CATALOG_PRODUCT_DATA_H

#include "shop/product.h"
#include "web/app.h"

void put_product(struct req *req, const struct product *p);

/* view.linked_html: a schema.org Product as JSON for a script element. */
void put_linked_data(struct req *req, const struct product *p);

/* How much less it costs in the sale, in whole percent, rounded down. */
int64_t percent_less(const struct product_variant *v);

#endif
