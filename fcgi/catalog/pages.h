/* The pages of the catalog. */
#ifndef CATALOG_PAGES_H
#define CATALOG_PAGES_H

#include "web/app.h"

page_fn category_page, search_page, product_page, sitemap_page, feed_page;
page_fn delivery_page, own_page_page, robots_page, theme_page;

enum product_field { PRODUCT_VARIANT, PRODUCT_INTO };

#endif
