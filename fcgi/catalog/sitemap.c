#include "shop/sitemap.h"

#include "base/conf.h"
#include "catalog/pages.h"
#include "shop/category.h"
#include "shop/own_page.h"
#include "web/page.h"

static void
put_address(struct req *req, json_t *list, const char *path,
    const char *slug, const char *updated)
{
    json_t *o = add_object(list);

    put_str(o, "url", talloc_asprintf(req->ctx, "%s%s%s",
                          req->ctx->conf->shop.url, path, slug));
    if (updated != NULL)
        put_str(o, "updated", updated);
}

static enum rc
put_page(struct req *req, int64_t page)
{
    json_t *urls = put_array(page_data(req), "urls");
    const struct categories *all;
    const struct own_page *pages;
    struct sitemap products;
    size_t npages;

    TRY(category_all(req->ctx, &all));
    TRY(own_page_published(req->ctx, &pages, &npages));
    TRY(sitemap_read(req->ctx, page, &products));
    if (page == 0)
        put_address(req, urls, "/", "", NULL);
    for (size_t i = 0; page == 0 && i < npages; i++)
        put_address(req, urls, "/pages/", pages[i].slug, NULL);
    for (size_t i = 0; page == 0 && i < all->n; i++)
        put_address(req, urls, "/c/", all->at[i].slug, NULL);
    for (size_t i = 0; i < products.n; i++)
        put_address(req, urls, "/p/", products.at[i].slug,
            products.at[i].updated);
    return OK;
}

/* One map, or for a large shop a map of its pages. */
enum rc
sitemap_page(struct req *req)
{
    int64_t page = form_int(&req->form, 0, -1), n = 0;
    json_t *maps;

    page_type(req, "application/xml; charset=utf-8");
    page_template(req, "catalog/sitemap");
    if (page < 0)
        TRY(sitemap_pages(req->ctx, &n));
    if (n <= 1)
        return put_page(req, page < 0 ? 0 : page);
    page_template(req, "catalog/sitemaps");
    maps = put_array(page_data(req), "maps");
    for (int64_t i = 0; i < n; i++)
        put_address(req, maps, "/sitemap.xml?page=",
            talloc_asprintf(req->ctx, "%lld", (long long)i), NULL);
    return OK;
}

enum rc
robots_page(struct req *req)
{
    const char *text = talloc_asprintf(req->ctx,
        "User-agent: *\nDisallow: /cart\nDisallow: /carts\n"
        "Disallow: /checkout/\nDisallow: /account\nDisallow: /login\n"
        "Disallow: /search\nDisallow: /*?after=\nSitemap: %s/sitemap.xml\n",
        req->ctx->conf->shop.url);

    page_raw(req, "text/plain; charset=utf-8", text,
        talloc_get_size(text) - 1);
    return OK;
}
