<div class="split">
<div class="stack">
<?cs call:how(order) ?><section class="card" aria-labelledby="o1">
  <h2 id="o1"><?cs if:view.waiting ?>What you are buying<?cs elif:view.cancelled ?>What was ordered<?cs else ?>What you bought<?cs /if ?></h2>
  <ul class="lines">
<?cs each:line = order.lines ?>    <li><?cs call:thumb(line) ?><div><h3><?cs if:line.url ?><a href="<?cs var:url_validate(line.url) ?>"><?cs var:line.name ?></a><?cs else ?><?cs var:line.name ?><?cs /if ?></h3><p class="soft"><?cs if:line.options ?><?cs var:line.options ?>, <?cs /if ?><?cs var:line.quantity ?> × <?cs var:line.unit_price ?></p></div><p class="num"><b><?cs var:line.line_total ?></b></p></li>
<?cs /each ?>  </ul>
<?cs call:sums(order.sums) ?>  <details open><summary>This total, explained</summary>
<?cs call:explain(order.lines, order.sums) ?>  </details>
</section>
<div class="two">
<section aria-labelledby="o2"><h2 id="o2">Goes to</h2><p><?cs var:order.address.name ?><br><?cs var:order.address.line1 ?><br><?cs if:order.address.line2 ?><?cs var:order.address.line2 ?><br><?cs /if ?><?cs var:order.address.city ?>, <?cs var:order.address.postcode ?><br><?cs var:order.address.country_name ?></p></section>
<?cs if:order.invoice_address.name ?><section aria-labelledby="o5"><h2 id="o5">Invoice to</h2><p><?cs var:order.invoice_address.name ?><br><?cs var:order.invoice_address.line1 ?><br><?cs if:order.invoice_address.line2 ?><?cs var:order.invoice_address.line2 ?><br><?cs /if ?><?cs var:order.invoice_address.city ?>, <?cs var:order.invoice_address.postcode ?><br><?cs var:order.invoice_address.country_name ?></p></section>
<?cs /if ?><?cs if:order.paid_at ?><section aria-labelledby="o3"><h2 id="o3">Paid with</h2><p><?cs if:order.card ?>Card ending in <?cs var:order.card ?><br><?cs elif:order.payment == "transfer" ?>Bank transfer<br><?cs elif:order.payment == "delivery" ?>Cash, at the door<br><?cs /if ?><?cs var:order._paid_at_text ?><?cs if:order.payment == "transfer" || order.payment == "delivery" ?><?cs elif:order.payment_reference ?><br><span class="soft">Payment <code><?cs var:order.payment_reference ?></code></span><?cs else ?><br><span class="soft">There was nothing to pay.</span><?cs /if ?></p></section>
<?cs /if ?></div>
</div>
<aside class="card side noprint" aria-labelledby="o4">
  <h2 id="o4">Where it is</h2>
  <ol class="trail">
<?cs each:step = view.trail ?>    <li<?cs if:step.done ?> class="done"<?cs elif:step.now ?> aria-current="step"<?cs /if ?>><?cs var:step.words ?><?cs if:step.at ?><time datetime="<?cs var:step.at ?>"><?cs var:step._at_text ?></time><?cs /if ?></li>
<?cs /each ?>  </ol>
</aside>
</div>
