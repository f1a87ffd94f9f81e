<?cs def:thumb(line) ?><img class="thumb" src="<?cs var:url_validate(line.image) ?>" alt="" width="160" height="160"><?cs /def ?>
<?cs def:invoiced(a) ?><p><?cs var:a.name ?><br><?cs var:a.line1 ?><br><?cs if:a.line2 ?><?cs var:a.line2 ?><br><?cs /if ?><?cs var:a.city ?>, <?cs var:a.postcode ?><br><?cs var:a.country_name ?></p><?cs /def ?>
<?cs def:how(order) ?><?cs if:order._how == "transfer" ?><section class="card" aria-labelledby="how">
  <h2 id="how">How to pay</h2>
  <p>Transfer <b><?cs var:order.pay_to.amount ?></b> to</p>
  <p><?cs each:line = order.pay_to.account ?><?cs var:line ?><br><?cs /each ?></p>
  <p>Reference: <b><?cs var:order.pay_to.reference ?></b></p>
  <p class="soft">Its things are held for you until <?cs var:order.pay_to._until_text ?>. We post them when the money is there.</p>
</section>
<?cs elif:order._how == "delivery" ?><section class="card" aria-labelledby="how">
  <h2 id="how">How to pay</h2>
  <p><b><?cs var:order.total ?></b> in cash, to the driver who brings it.</p>
</section>
<?cs /if ?><?cs /def ?>
<?cs def:sums(s) ?>  <dl class="sums">
    <dt>Things</dt><dd><?cs var:s.items ?></dd>
<?cs if:s.discount.amount ?>    <dt>Voucher <?cs var:s.voucher ?><?cs if:s._percent ?>, <?cs var:s._percent ?><?cs /if ?></dt><dd>−<?cs var:s.discount ?></dd>
<?cs /if ?>    <dt>Delivery<?cs if:s.shipping_name ?>: <?cs var:s.shipping_name ?><?cs /if ?></dt><dd><?cs if:s.shipping.amount ?><?cs var:s.shipping ?><?cs else ?>free<?cs /if ?></dd>
<?cs if:s.prices_exclude_tax ?>    <dt>plus VAT</dt><dd><?cs var:s.tax_added ?></dd>
<?cs /if ?>    <dt class="total">Total</dt><dd class="total"><?cs var:s.total ?></dd>
<?cs if:!s.prices_exclude_tax ?>    <dt class="soft small">incl. VAT</dt><dd class="soft small"><?cs var:s.tax ?></dd>
<?cs /if ?>  </dl>
<?cs /def ?>
<?cs def:explain(lines, s) ?>  <section class="scroll" tabindex="0" aria-label="How the total comes about"><table class="small flush"><thead><tr><th scope="col">Line</th><th scope="col" class="num">Price</th><?cs if:s.discount.amount ?><th scope="col" class="num">Voucher</th><?cs /if ?><th scope="col" class="num"><?cs if:s.prices_exclude_tax ?>VAT on it<?cs else ?>VAT in it<?cs /if ?></th></tr></thead><tbody>
<?cs each:line = lines ?><tr><td><?cs var:line.name ?>, <?cs var:line.quantity ?> × <?cs var:line.unit_price ?></td><td class="num"><?cs var:line.line_total ?></td><?cs if:s.discount.amount ?><td class="num"><?cs if:line.discount.amount ?>−<?cs var:line.discount ?><?cs /if ?></td><?cs /if ?><td class="num"><?cs var:line.tax ?></td></tr>
<?cs /each ?><tr><td><?cs var:s.shipping_name ?></td><td class="num"><?cs var:s.shipping ?></td><?cs if:s.discount.amount ?><td class="num"><?cs if:s.shipping_discount.amount ?>−<?cs var:s.shipping_discount ?><?cs /if ?></td><?cs /if ?><td class="num"><?cs var:s.shipping_tax ?></td></tr>
<tr><td><b>Together</b></td><td class="num"><b><?cs var:s.before_discount ?></b></td><?cs if:s.discount.amount ?><td class="num"><b>−<?cs var:s.discount ?></b></td><?cs /if ?><td class="num"><b><?cs var:s.tax ?></b></td></tr></tbody></table></section>
<?cs each:t = s.taxes ?>  <p class="soft small">VAT <?cs var:t._rate ?>: <?cs var:t.tax ?> <?cs if:s.prices_exclude_tax ?>on<?cs else ?>in<?cs /if ?> <?cs var:t.base ?>.</p>
<?cs /each ?>  <p class="soft small"><?cs if:s.prices_exclude_tax ?>Prices exclude VAT; it is added to the total.<?cs else ?>VAT is in the prices.<?cs /if ?> <?cs if:s.tax_rounded == "order" ?>It is rounded once for each rate and shared over the lines.<?cs else ?>It is rounded on every line.<?cs /if ?><?cs if:s.discount.amount ?> What the voucher takes off is shared over the lines so that every cent is accounted for.<?cs /if ?></p>
<?cs /def ?>
