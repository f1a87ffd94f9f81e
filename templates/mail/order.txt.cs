<?cs each:line = order.lines ?>  <?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?>: <?cs var:line.line_total ?>
<?cs /each ?>
<?cs if:order.sums.discount.amount ?>  Voucher <?cs var:order.sums.voucher ?><?cs if:order.sums._percent ?>, <?cs var:order.sums._percent ?><?cs /if ?>: −<?cs var:order.sums.discount ?>
<?cs /if ?>  <?cs var:order.sums.shipping_name ?>: <?cs if:order.sums.shipping.amount ?><?cs var:order.sums.shipping ?><?cs else ?>free<?cs /if ?>
<?cs if:order.sums.prices_exclude_tax ?>  Plus VAT: <?cs var:order.sums.tax_added ?>
  Total: <?cs var:order.total ?>
<?cs else ?>  Total: <?cs var:order.total ?>, of it VAT <?cs var:order.sums.tax ?>
<?cs /if ?>
This total, explained:

<?cs each:line = order.lines ?>  <?cs var:line.name ?>, <?cs var:line.quantity ?> × <?cs var:line.unit_price ?>: <?cs var:line.line_total ?><?cs if:line.discount.amount ?>, voucher −<?cs var:line.discount ?><?cs /if ?>, VAT <?cs var:line.tax ?>
<?cs /each ?>  <?cs var:order.sums.shipping_name ?>: <?cs var:order.sums.shipping ?><?cs if:order.sums.shipping_discount.amount ?>, voucher −<?cs var:order.sums.shipping_discount ?><?cs /if ?>, VAT <?cs var:order.sums.shipping_tax ?>
  Together: <?cs var:order.sums.before_discount ?><?cs if:order.sums.discount.amount ?>, voucher −<?cs var:order.sums.discount ?><?cs /if ?>, VAT <?cs var:order.sums.tax ?>
<?cs each:t = order.sums.taxes ?>  VAT <?cs var:t._rate ?>: <?cs var:t.tax ?> <?cs if:order.sums.prices_exclude_tax ?>on<?cs else ?>in<?cs /if ?> <?cs var:t.base ?>
<?cs /each ?>
<?cs if:order.invoice_address.name ?>The invoice goes to:

  <?cs var:order.invoice_address.name ?>
  <?cs var:order.invoice_address.line1 ?>
<?cs if:order.invoice_address.line2 ?>  <?cs var:order.invoice_address.line2 ?>
<?cs /if ?>  <?cs var:order.invoice_address.city ?> <?cs var:order.invoice_address.postcode ?>
  <?cs var:order.invoice_address.country ?>

<?cs /if ?>It goes to:

  <?cs var:order.address.name ?>
  <?cs var:order.address.line1 ?>
<?cs if:order.address.line2 ?>  <?cs var:order.address.line2 ?>
<?cs /if ?>  <?cs var:order.address.city ?> <?cs var:order.address.postcode ?>
  <?cs var:order.address.country ?>
