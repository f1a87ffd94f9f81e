#include "catalog/list.h"
#include "catalog/pages.h"
#include "frame/frame.h"

static const struct field product_fields[] = {
    [PRODUCT_VARIANT] = { "v", F_TEXT, 1, 64, 0 },
    [PRODUCT_INTO] = { "into", F_TEXT, 1, 100, 0 },
};

static const struct field sitemap_fields[] = { { "page", F_INT, 0, 1000000,
    0 } };

static const struct field theme_fields[] = { { "v", F_INT, 0, INT64_MAX,
    0 } };

static const struct route routes[] = {
    { "GET", "/c/:slug", category_page, R_CACHE, list_fields, LIST_FIELDS },
    { "GET", "/search", search_page, R_CACHE, list_fields, LIST_FIELDS },
    { "GET", "/p/:slug", product_page, R_CACHE, FIELDS(product_fields) },
    { "GET", "/sitemap.xml", sitemap_page, R_CACHE, FIELDS(sitemap_fields) },
    { "GET", "/feed", feed_page, R_CACHE, NULL, 0 },
    { "GET", "/pages/:slug", own_page_page, R_CACHE | R_OPEN, NULL, 0 },
    { "GET", "/delivery", delivery_page, R_CACHE | R_OPEN, NULL, 0 },
    { "GET", "/theme.css", theme_page, R_CACHE | R_MACHINE,
        FIELDS(theme_fields) },
    { "GET", "/robots.txt", robots_page, R_CACHE, NULL, 0 },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "catalog", routes, shop_frame);
}
