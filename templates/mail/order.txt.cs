<?cs each:line = order.lines ?>  <?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?>: <?cs var:line.total ?>
<?cs /each ?>
<?cs if:order.discount.amount ?>  Discount<?cs if:order.voucher ?> (<?cs var:order.voucher ?>)<?cs /if ?>: −<?cs var:order.discount ?>
<?cs /if ?>  <?cs var:order.shipping_name ?>: <?cs if:order.shipping.amount ?><?cs var:order.shipping ?><?cs else ?>free<?cs /if ?>
  Total: <?cs var:order.total ?>, of it VAT <?cs var:order.tax ?>

It goes to:

  <?cs var:order.address.name ?>
  <?cs var:order.address.line1 ?>
<?cs if:order.address.line2 ?>  <?cs var:order.address.line2 ?>
<?cs /if ?>  <?cs var:order.address.city ?> <?cs var:order.address.postcode ?>
  <?cs var:order.address.country ?>
