<table cellpadding="4">
<tr><th align="left">What</th><th align="right">Price</th><?cs if:order.sums.discount.amount ?><th align="right">Voucher</th><?cs /if ?><th align="right"><?cs if:order.sums.prices_exclude_tax ?>VAT on it<?cs else ?>VAT in it<?cs /if ?></th></tr>
<?cs each:line = order.lines ?><tr><td><?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?></td><td align="right"><?cs var:line.line_total ?></td><?cs if:order.sums.discount.amount ?><td align="right"><?cs if:line.discount.amount ?>−<?cs var:line.discount ?><?cs /if ?></td><?cs /if ?><td align="right"><?cs var:line.tax ?></td></tr>
<?cs /each ?><tr><td><?cs var:order.sums.shipping_name ?></td><td align="right"><?cs if:order.sums.shipping.amount ?><?cs var:order.sums.shipping ?><?cs else ?>free<?cs /if ?></td><?cs if:order.sums.discount.amount ?><td align="right"><?cs if:order.sums.shipping_discount.amount ?>−<?cs var:order.sums.shipping_discount ?><?cs /if ?></td><?cs /if ?><td align="right"><?cs var:order.sums.shipping_tax ?></td></tr>
<tr><td>Together</td><td align="right"><?cs var:order.sums.before_discount ?></td><?cs if:order.sums.discount.amount ?><td align="right">−<?cs var:order.sums.discount ?></td><?cs /if ?><td align="right"><?cs var:order.sums.tax ?></td></tr>
<tr><td><b>Total</b></td><td align="right"><b><?cs var:order.total ?></b></td></tr>
</table>
<p><?cs if:order.sums.prices_exclude_tax ?>Prices exclude VAT; it is added to the total.<?cs else ?>VAT is in the prices.<?cs /if ?><?cs each:t = order.sums.taxes ?> VAT <?cs var:t._rate ?>: <?cs var:t.tax ?> <?cs if:order.sums.prices_exclude_tax ?>on<?cs else ?>in<?cs /if ?> <?cs var:t.base ?>.<?cs /each ?><?cs if:order.sums.voucher ?> Voucher: <?cs var:order.sums.voucher ?><?cs if:order.sums._percent ?>, <?cs var:order.sums._percent ?><?cs /if ?>.<?cs /if ?></p>
<?cs if:order.invoice_address.name ?><p>The invoice goes to:</p>
<p><?cs var:order.invoice_address.name ?><br>
<?cs var:order.invoice_address.line1 ?><br>
<?cs if:order.invoice_address.line2 ?><?cs var:order.invoice_address.line2 ?><br>
<?cs /if ?><?cs var:order.invoice_address.city ?> <?cs var:order.invoice_address.postcode ?><br>
<?cs var:order.invoice_address.country ?></p>
<?cs /if ?><p>It goes to:</p>
<p><?cs var:order.address.name ?><br>
<?cs var:order.address.line1 ?><br>
<?cs if:order.address.line2 ?><?cs var:order.address.line2 ?><br>
<?cs /if ?><?cs var:order.address.city ?> <?cs var:order.address.postcode ?><br>
<?cs var:order.address.country ?></p>
