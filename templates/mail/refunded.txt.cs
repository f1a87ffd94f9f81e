<?cs var:refund.amount ?> back for order <?cs var:order.number ?>

For order <?cs var:order.number ?> we have sent <?cs var:refund.amount ?> back<?cs if:order.card ?>, to the card ending in <?cs var:order.card ?><?cs /if ?>. A bank may take some days to show it.
<?cs if:refund.lines.0.name ?>
<?cs each:line = refund.lines ?><?cs if:!line.delivery || line.amount.amount ?>  <?cs if:!line.delivery ?><?cs var:line.quantity ?> × <?cs /if ?><?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?>: <?cs var:line.amount ?>
<?cs /if ?><?cs /each ?>  Together: <?cs var:refund.amount ?>
<?cs /if ?>
The order as it is now:
<?cs var:link ?>

<?cs var:shop.name ?>
<?cs if:shop.address ?><?cs var:shop.address ?>
<?cs /if ?><?cs var:shop.url ?>
