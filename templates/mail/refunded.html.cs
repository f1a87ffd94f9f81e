<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title><?cs var:refund.amount ?> back for order <?cs var:order.number ?></title></head>
<body>
<h1><?cs var:refund.amount ?> come back to you</h1>
<p>For order <b><?cs var:order.number ?></b> we have sent <b><?cs var:refund.amount ?></b> back<?cs if:order.card ?>, to the card ending in <?cs var:order.card ?><?cs /if ?>. A bank may take some days to show it.</p>
<?cs if:refund.lines.0.name ?><table cellpadding="4">
<?cs each:line = refund.lines ?><?cs if:!line.delivery || line.amount.amount ?><tr><td><?cs if:!line.delivery ?><?cs var:line.quantity ?> × <?cs /if ?><?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?></td><td align="right"><?cs var:line.amount ?></td></tr>
<?cs /if ?><?cs /each ?><tr><td><b>Together</b></td><td align="right"><b><?cs var:refund.amount ?></b></td></tr>
</table>
<?cs /if ?><p><a href="<?cs var:url_validate(link) ?>">The order as it is now</a></p>
<p><?cs var:shop.name ?><?cs if:shop.address ?><br><?cs var:shop.address ?><?cs /if ?><br><a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.url ?></a></p>
</body>
</html>
