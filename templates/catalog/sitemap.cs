<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<?cs each:entry = urls ?><url><loc><?cs var:entry.url ?></loc><?cs if:entry.updated ?><lastmod><?cs var:entry.updated ?></lastmod><?cs /if ?></url>
<?cs /each ?></urlset>
