<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
<id><?cs var:view.shop.url ?>/feed</id>
<title><?cs var:view.shop.name ?></title>
<updated><?cs var:view.updated ?></updated>
<author><name><?cs var:view.shop.name ?></name></author>
<link rel="self" href="<?cs var:url_validate(view.shop.url) ?>/feed"/>
<?cs each:item = items ?><entry>
<id><?cs var:view.shop.url ?><?cs var:item.url ?></id>
<title><?cs var:item.name ?></title>
<updated><?cs var:item._updated ?></updated>
<link href="<?cs var:url_validate(view.shop.url) ?><?cs var:url_validate(item.url) ?>"/>
<summary><?cs var:item._summary ?></summary>
<g:price><?cs var:item._plain ?></g:price>
<g:availability><?cs if:item.in_stock ?>in_stock<?cs else ?>out_of_stock<?cs /if ?></g:availability>
</entry>
<?cs /each ?></feed>
