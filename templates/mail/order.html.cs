<table cellpadding="4">
<?cs each:line = order.lines ?><tr><td><?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?></td><td align="right"><?cs var:line.total ?></td></tr>
<?cs /each ?><?cs if:order.discount.amount ?><tr><td>Discount<?cs if:order.voucher ?> (<?cs var:order.voucher ?>)<?cs /if ?></td><td align="right">−<?cs var:order.discount ?></td></tr>
<?cs /if ?><tr><td><?cs var:order.shipping_name ?></td><td align="right"><?cs if:order.shipping.amount ?><?cs var:order.shipping ?><?cs else ?>free<?cs /if ?></td></tr>
<tr><td><b>Total</b></td><td align="right"><b><?cs var:order.total ?></b></td></tr>
<tr><td>VAT in it</td><td align="right"><?cs var:order.tax ?></td></tr>
</table>
<p>It goes to:</p>
<p><?cs var:order.address.name ?><br>
<?cs var:order.address.line1 ?><br>
<?cs if:order.address.line2 ?><?cs var:order.address.line2 ?><br>
<?cs /if ?><?cs var:order.address.city ?> <?cs var:order.address.postcode ?><br>
<?cs var:order.address.country ?></p>
