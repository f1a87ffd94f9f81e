/* All products by address, for search engines. */
#ifndef SHOP_SITEMAP_H
#define SHOP_SITEMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { SITEMAP_PAGE = 5000 };

struct sitemap_entry {
    const char *slug, *updated; /* updated: a day, "2026-11-22" */
};

struct sitemap {
    struct sitemap_entry *at;
    size_t n;
};

/* Page 0 and on: the published products of 5,000 ids each. */
enum rc sitemap_read(struct ctx *ctx, int64_t page, struct sitemap *out)
    MUST_CHECK;

/* How many pages there are; 1 at least. */
enum rc sitemap_pages(struct ctx *ctx, int64_t *out) MUST_CHECK;

#endif
