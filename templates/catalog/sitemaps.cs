<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<?cs each:map = maps ?><sitemap><loc><?cs var:map.url ?></loc></sitemap>
<?cs /each ?></sitemapindex>
