<?cs include:"checkout/parts.cs" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/orders">Orders</a></li><li><?cs var:order.number ?></li></ol>
<div class="row"><h1>Order <?cs var:order.number ?></h1> <span class="tag"><?cs var:view.tag ?></span> <a href="<?cs var:url_validate(view.here) ?>/slip">Packing slip</a></div>
<?cs if:view.error.code ?><p class="note warn" role="alert"><strong>Not done.</strong> <?cs var:view.error.text ?> Below is the order as it is now.</p>
<?cs elif:view.done ?><p class="note ok" role="status"><strong>Done.</strong> <?cs var:view.done ?></p>
<?cs /if ?><div class="split">
<div class="stack">
<section class="card" aria-labelledby="o1">
  <h2 id="o1">Things</h2>
  <div class="stack">
  <section class="scroll" tabindex="0" aria-label="Table of things">
  <table>
    <thead><tr><th scope="col">Thing</th><th scope="col">SKU</th><th scope="col" class="num">Quantity</th><th scope="col" class="num">Each</th><th scope="col" class="num">Sum</th></tr></thead>
    <tbody>
<?cs each:l = order.lines ?>      <tr><th scope="row"><?cs var:l.name ?><?cs if:l.options ?>, <?cs var:l.options ?><?cs /if ?></th><td><code><?cs var:l.sku ?></code></td><td class="num"><?cs var:l.quantity ?></td><td class="num"><?cs var:l.unit_price ?></td><td class="num"><?cs var:l.line_total ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
  <dl class="sums"><dt>Things</dt><dd><?cs var:order.sums.items ?></dd><?cs if:order.sums.discount.amount ?><dt>Less<?cs if:order.sums.voucher ?> by <?cs var:order.sums.voucher ?><?cs /if ?></dt><dd><?cs var:order.sums.discount ?></dd><?cs /if ?><dt>Delivery<?cs if:order.sums.shipping_name ?>: <?cs var:order.sums.shipping_name ?><?cs /if ?></dt><dd><?cs var:order.sums.shipping ?></dd><?cs if:order.sums.prices_exclude_tax ?><dt>plus VAT</dt><dd><?cs var:order.sums.tax ?></dd><?cs /if ?><dt class="total">Total</dt><dd class="total"><?cs var:order.total ?></dd><?cs if:!order.sums.prices_exclude_tax ?><dt>incl. VAT</dt><dd><?cs var:order.sums.tax ?></dd><?cs /if ?><?cs if:order.refunded.amount ?><dt>Refunded</dt><dd><?cs var:order.refunded ?></dd><?cs /if ?></dl>
<?cs if:view.differs ?>  <p class="note bad"><strong>These figures do not follow from the lines.</strong> Somebody must look at them before anything is paid back.</p>
<?cs /if ?>  <details<?cs if:view.differs ?> open<?cs /if ?>><summary>This total, explained</summary>
<?cs call:explain(order.lines, order.sums) ?>  </details>
  </div>
</section>
<?cs include:"admin/refunds.cs" ?><section class="card" aria-labelledby="o2">
  <h2 id="o2">What happened</h2>
  <section class="scroll" tabindex="0" aria-label="Table of events">
  <table>
    <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Note</th><th scope="col">By</th></tr></thead>
    <tbody>
<?cs each:s = view.log ?>      <tr><td class="soft"><?cs var:s._at_text ?></td><td><?cs var:s.axis ?></td><td><?cs var:s.from ?></td><td><?cs var:s.to ?></td><td><?cs var:s.note ?></td><td><?cs if:s.shopper ?>the shopper<?cs elif:s.own ?>you<?cs else ?><?cs var:s.actor ?><?cs /if ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
</section>
<?cs include:"admin/trace.cs" ?><?cs include:"admin/changes.cs" ?></div>
<div class="stack">
<?cs include:"admin/deeds.cs" ?><section class="card" aria-labelledby="o3">
  <h2 id="o3">To</h2>
  <p><?cs var:order.address.name ?><br><?cs var:order.address.line1 ?><br><?cs if:order.address.line2 ?><?cs var:order.address.line2 ?><br><?cs /if ?><?cs var:order.address.postcode ?> <?cs var:order.address.city ?><br><?cs var:order.address.country_name ?></p>
  <p><?cs var:order.email ?></p>
<?cs if:view.may.address ?>  <p><a href="<?cs var:url_validate(view.here) ?>/address">Put it right</a></p>
<?cs /if ?><?cs if:order.invoice_address.name ?>  <h3>Invoice to</h3>
  <?cs call:invoiced(order.invoice_address) ?>
<?cs /if ?></section>
<section class="card" aria-labelledby="o4">
  <h2 id="o4">Payment</h2>
  <dl class="sums"><dt>Placed</dt><dd><?cs var:order._placed_at_text ?></dd><?cs if:order.paid_at ?><dt>Paid</dt><dd><?cs var:order._paid_at_text ?></dd><?cs /if ?><?cs if:order.cancelled_at ?><dt>Cancelled</dt><dd><?cs var:order._cancelled_at_text ?></dd><?cs /if ?><?cs if:order.card ?><dt>Card</dt><dd><?cs var:order.card ?></dd><?cs /if ?><?cs if:order.invoice ?><dt>Invoice</dt><dd><a href="<?cs var:url_validate(view.here) ?>/invoice"><?cs var:order.invoice ?></a> <a href="<?cs var:url_validate(view.here) ?>/invoice.pdf">PDF</a></dd><?cs /if ?><?cs if:order.tracking ?><dt>Parcel<?cs if:order.carrier ?>, <?cs var:order.carrier ?><?cs /if ?></dt><dd><?cs var:order.tracking ?></dd><?cs /if ?></dl>
<?cs if:order.payment == "transfer" ?>  <p>By bank transfer<?cs if:view.offline ?>, held until <?cs var:order._expires_at_text ?><?cs /if ?></p>
<?cs elif:order.payment == "delivery" ?>  <p>In cash, to the driver</p>
<?cs /if ?><?cs if:order.payment_reference ?>  <p class="small">The processor calls it<br><code><?cs var:order.payment_reference ?></code></p>
<?cs /if ?></section>
<section class="card" aria-labelledby="o7">
  <h2 id="o7">Notes</h2>
  <?cs if:view.can.support ?><form action="<?cs var:url_validate(view.here) ?>/note" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="key" value="<?cs var:view.note_key ?>">
    <div class="field"><label for="n-text">For staff</label><p class="hint" id="h-text">The shopper never sees it. It cannot be changed later.</p><?cs if:view.form.text.error ?><p class="error" id="e-text"><?cs var:view.form.text.error ?></p><?cs /if ?><textarea id="n-text" name="text" rows="2" maxlength="2000" required aria-describedby="h-text<?cs if:view.form.text.error ?> e-text<?cs /if ?>"<?cs if:view.form.text.error ?> aria-invalid="true"<?cs /if ?>><?cs var:view.form.text.value ?></textarea></div>
    <p><button type="submit">Write it down</button></p>
  </form><?cs /if ?>
<?cs each:n = notes ?>  <p><?cs var:n.text ?><br><span class="soft small"><?cs var:n.by ?>, <?cs var:n._at_text ?></span></p>
<?cs /each ?></section>
</div>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
