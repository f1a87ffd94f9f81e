<?cs def:thumb(line) ?><img class="thumb" src="<?cs var:url_validate(line.image) ?>" alt="" width="160" height="160"><?cs /def ?>
<?cs def:sums(s) ?>  <dl class="sums">
    <dt>Things</dt><dd><?cs var:s.items ?></dd>
<?cs if:s.discount.amount ?>    <dt>Voucher <?cs var:s.voucher ?></dt><dd>−<?cs var:s.discount ?></dd>
<?cs /if ?>    <dt>Delivery<?cs if:s.shipping_name ?>: <?cs var:s.shipping_name ?><?cs /if ?></dt><dd><?cs if:s.shipping.amount ?><?cs var:s.shipping ?><?cs else ?>free<?cs /if ?></dd>
    <dt class="total">Total</dt><dd class="total"><?cs var:s.total ?></dd>
  </dl>
<?cs /def ?>
<?cs def:explain(lines, s) ?>  <section class="scroll" tabindex="0" aria-label="How the total comes about"><table class="small flush"><thead><tr><th scope="col">Line</th><th scope="col" class="num">Price</th><?cs if:s.discount.amount ?><th scope="col" class="num">Voucher</th><?cs /if ?><th scope="col" class="num">VAT in it</th></tr></thead><tbody>
<?cs each:line = lines ?><tr><td><?cs var:line.name ?>, <?cs var:line.quantity ?> × <?cs var:line.unit_price ?></td><td class="num"><?cs var:line.line_total ?></td><?cs if:s.discount.amount ?><td class="num"><?cs if:line.discount.amount ?>−<?cs var:line.discount ?><?cs /if ?></td><?cs /if ?><td class="num"><?cs var:line.tax ?></td></tr>
<?cs /each ?><tr><td><?cs var:s.shipping_name ?></td><td class="num"><?cs var:s.shipping ?></td><?cs if:s.discount.amount ?><td class="num"><?cs if:s.shipping_discount.amount ?>−<?cs var:s.shipping_discount ?><?cs /if ?></td><?cs /if ?><td class="num"><?cs var:s.shipping_tax ?></td></tr>
<tr><td><b>Together</b></td><td class="num"><b><?cs var:s.before_discount ?></b></td><?cs if:s.discount.amount ?><td class="num"><b>−<?cs var:s.discount ?></b></td><?cs /if ?><td class="num"><b><?cs var:s.tax ?></b></td></tr></tbody></table></section>
<?cs /def ?>
