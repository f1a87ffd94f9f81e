<?cs include:"checkout/parts.cs" ?><?cs include:"checkout/field.cs" ?><?cs set:view.title = "Check out" ?><?cs include:"checkout/head.cs" ?>
<main id="main" class="wrap">
<h1>Where shall it go?</h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><?cs if:view.trouble ?><strong><?cs var:view.trouble ?>.</strong> <?cs /if ?><?cs var:view.error.text ?></p><?cs if:view.error.code == "total_changed" ?><p>The total is <?cs var:total ?> now. Place the order at that?</p><?cs /if ?><?cs if:view.wrong.0.name ?><ul><?cs each:field = view.wrong ?><li><a href="#<?cs var:field.name ?>"><?cs var:field.label ?></a>: <?cs var:field.error ?></li><?cs /each ?></ul><?cs /if ?></div>
<?cs elif:view.missing ?><div class="note bad" role="alert"><p><strong>Not all of it can be had.</strong> Nothing can be ordered until the cart holds only what is there.</p></div>
<?cs /if ?><?cs if:missing.0.sku ?><div class="note warn"><ul><?cs each:gap = missing ?><li><?cs var:gap._name ?>: <?cs var:gap.wanted ?> wanted, <?cs if:gap.available ?><?cs var:gap.available ?> to be had<?cs else ?>none to be had<?cs /if ?>.</li><?cs /each ?></ul><p><a href="/cart/<?cs var:url_escape(cart) ?>">Change the cart</a></p></div>
<?cs /if ?><div class="split">
<form class="stack" id="place" action="/checkout/place" method="post" novalidate>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="order_token" value="<?cs var:order_token ?>">
  <input type="hidden" name="cart" value="<?cs var:cart ?>">
  <input type="hidden" name="version" value="<?cs var:version ?>">
  <input type="hidden" name="total" value="<?cs var:total.amount ?>">
<section class="card" aria-labelledby="d1">
  <h2 id="d1">Delivery</h2>
  <div class="field short"><label for="country">Country</label><?cs call:wrong(view.form.country, "country") ?><?cs if:view.heaviest ?><p class="error">These things weigh <?cs var:view.weighs ?> together. The heaviest that we send there is <?cs var:view.heaviest ?>.</p><?cs elif:view.least ?><p class="error">We deliver there from <?cs var:view.least ?> on.</p><?cs elif:view.no_way ?><p class="error">We do not deliver there.</p><?cs /if ?>
    <select id="country" name="country" autocomplete="country"<?cs call:said(view.form.country, "country") ?>><?cs each:land = countries ?><option value="<?cs var:land.code ?>"<?cs if:land.chosen ?> selected<?cs /if ?>><?cs var:land.name ?></option><?cs /each ?></select></div>
  <fieldset id="shipping">
    <legend>How</legend>
<?cs call:wrong(view.form.shipping, "shipping") ?><?cs each:way = shipping ?>    <label class="choice"><input type="radio" name="shipping" value="<?cs var:way.id ?>"<?cs if:way.chosen ?> checked<?cs /if ?>><span><?cs var:way.name ?><br><span class="hint"><?cs var:way.hint ?></span></span><span class="num"><?cs if:way.price.amount ?><?cs var:way.price ?><?cs else ?>free<?cs /if ?></span></label>
<?cs /each ?>  </fieldset>
  <div class="field short"><label for="voucher">Voucher</label><?cs if:view.form.voucher.error ?><p class="error" id="voucher-e"><?cs var:view.form.voucher.error ?><?cs if:voucher_refused.why == "ended" ?> It ended on <?cs var:voucher_refused._at_text ?>.<?cs elif:voucher_refused.why == "not_yet" ?> It begins on <?cs var:voucher_refused._at_text ?>.<?cs elif:voucher_refused.why == "minimum" ?> It counts from <?cs var:voucher_refused.minimum ?> of things on.<?cs /if ?></p><?cs /if ?><input type="text" id="voucher" name="voucher" value="<?cs var:view.form.voucher.value ?>" autocomplete="off" maxlength="40"<?cs if:view.form.voucher.error ?> aria-invalid="true" aria-describedby="voucher-e"<?cs elif:sums.discount.amount ?> aria-describedby="voucher-h"<?cs /if ?>><?cs if:sums.discount.amount ?><p class="hint" id="voucher-h">Taken: <?cs var:sums.discount ?></p><?cs /if ?></div>
  <button type="submit" formaction="/checkout/quote">Work out the total</button>
</section>
<section class="card" aria-labelledby="d2">
  <h2 id="d2">Address</h2>
<?cs if:addresses.0.id ?>  <fieldset id="address">
    <legend class="vh">Send to</legend>
<?cs each:known = addresses ?>    <label class="choice"><input type="radio" name="address" value="<?cs var:known.id ?>"<?cs if:known.chosen ?> checked<?cs /if ?>><span><?cs var:known.name ?><br><span class="hint"><?cs var:known.line1 ?>, <?cs var:known.city ?>, <?cs var:known.postcode ?>, <?cs var:known.country ?></span></span></label>
<?cs /each ?>    <label class="choice"><input type="radio" name="address" value="new"<?cs if:view.new_address ?> checked<?cs /if ?>><span>Another address<br><span class="hint">fill in below</span></span></label>
  </fieldset>
<?cs /if ?>  <div class="two">
    <div class="field all"><label for="name">Name</label><?cs call:wrong(view.form.name, "name") ?><input type="text" id="name" name="name" autocomplete="name" maxlength="120" value="<?cs var:view.form.name.value ?>"<?cs call:said(view.form.name, "name") ?>></div>
    <div class="field all"><label for="line1">Street and number</label><?cs call:wrong(view.form.line1, "line1") ?><input type="text" id="line1" name="line1" autocomplete="address-line1" maxlength="120" value="<?cs var:view.form.line1.value ?>"<?cs call:said(view.form.line1, "line1") ?>></div>
    <div class="field all"><label for="line2">Flat, floor, house name <span class="hint">(may stay empty)</span></label><?cs call:wrong(view.form.line2, "line2") ?><input type="text" id="line2" name="line2" autocomplete="address-line2" maxlength="120" value="<?cs var:view.form.line2.value ?>"<?cs call:said(view.form.line2, "line2") ?>></div>
    <div class="field"><label for="city">Town</label><?cs call:wrong(view.form.city, "city") ?><input type="text" id="city" name="city" autocomplete="address-level2" maxlength="120" value="<?cs var:view.form.city.value ?>"<?cs call:said(view.form.city, "city") ?>></div>
    <div class="field"><label for="postcode">Postcode</label><?cs call:wrong(view.form.postcode, "postcode") ?><input type="text" id="postcode" name="postcode" autocomplete="postal-code" maxlength="20" value="<?cs var:view.form.postcode.value ?>"<?cs call:said(view.form.postcode, "postcode") ?>></div>
    <div class="field all"><label for="email">E-mail</label><p class="hint" id="email-h">For the confirmation and the parcel’s number. Nothing else.</p><?cs call:wrong(view.form.email, "email") ?><input id="email" type="email" name="email" autocomplete="email" maxlength="254" value="<?cs var:view.form.email.value ?>"<?cs if:view.form.email.error ?> aria-invalid="true" aria-describedby="email-h email-e"<?cs else ?> aria-describedby="email-h"<?cs /if ?>></div>
  </div>
  <details<?cs if:view.invoice ?> open<?cs /if ?>><summary>Invoice to another address</summary>
  <p class="hint">Leave it empty if the invoice may go along with the parcel.</p>
  <div class="two">
    <div class="field all"><label for="invoice_name">Name or company</label><?cs call:wrong(view.form.invoice_name, "invoice_name") ?><input type="text" id="invoice_name" name="invoice_name" autocomplete="billing name" maxlength="120" value="<?cs var:view.form.invoice_name.value ?>"<?cs call:said(view.form.invoice_name, "invoice_name") ?>></div>
    <div class="field all"><label for="invoice_line1">Street and number</label><?cs call:wrong(view.form.invoice_line1, "invoice_line1") ?><input type="text" id="invoice_line1" name="invoice_line1" autocomplete="billing address-line1" maxlength="120" value="<?cs var:view.form.invoice_line1.value ?>"<?cs call:said(view.form.invoice_line1, "invoice_line1") ?>></div>
    <div class="field all"><label for="invoice_line2">Flat, floor, house name <span class="hint">(may stay empty)</span></label><?cs call:wrong(view.form.invoice_line2, "invoice_line2") ?><input type="text" id="invoice_line2" name="invoice_line2" autocomplete="billing address-line2" maxlength="120" value="<?cs var:view.form.invoice_line2.value ?>"<?cs call:said(view.form.invoice_line2, "invoice_line2") ?>></div>
    <div class="field"><label for="invoice_city">Town</label><?cs call:wrong(view.form.invoice_city, "invoice_city") ?><input type="text" id="invoice_city" name="invoice_city" autocomplete="billing address-level2" maxlength="120" value="<?cs var:view.form.invoice_city.value ?>"<?cs call:said(view.form.invoice_city, "invoice_city") ?>></div>
    <div class="field"><label for="invoice_postcode">Postcode</label><?cs call:wrong(view.form.invoice_postcode, "invoice_postcode") ?><input type="text" id="invoice_postcode" name="invoice_postcode" autocomplete="billing postal-code" maxlength="20" value="<?cs var:view.form.invoice_postcode.value ?>"<?cs call:said(view.form.invoice_postcode, "invoice_postcode") ?>></div>
    <div class="field all"><label for="invoice_country">Country</label><?cs call:wrong(view.form.invoice_country, "invoice_country") ?><select id="invoice_country" name="invoice_country" autocomplete="billing country"<?cs call:said(view.form.invoice_country, "invoice_country") ?>><?cs each:land = view.invoice_countries ?><option value="<?cs var:land.code ?>"<?cs if:land.chosen ?> selected<?cs /if ?>><?cs var:land.name ?></option><?cs /each ?></select></div>
  </div>
  </details>
</section>
<?cs if:view.costs && view.choose_payment ?><section class="card" aria-labelledby="d4">
  <h2 id="d4">Payment</h2>
<?cs if:view.processor_closed && view.payment ?>  <div class="note warn"><p><strong>Paying by card is not possible just now.</strong> Our payment processor does not answer. Pay in another way, or come back in a few minutes; your cart is kept as it is.</p></div>
<?cs /if ?>  <fieldset id="payment">
    <legend class="vh">How to pay</legend>
<?cs call:wrong(view.form.payment, "payment") ?><?cs each:way = payments ?><?cs if:way.possible ?>    <label class="choice"><input type="radio" name="payment" value="<?cs var:way.id ?>"<?cs if:way.chosen ?> checked<?cs /if ?>><span><?cs var:way.name ?><br><span class="hint"><?cs var:way._hint ?></span></span></label>
<?cs /if ?><?cs /each ?>  </fieldset>
</section>
<?cs /if ?></form>
<aside class="card side" aria-labelledby="d3">
  <h2 id="d3"><?cs var:name ?></h2>
  <ul class="mini">
<?cs each:line = lines ?>    <li><?cs call:thumb(line) ?><span><?cs if:line.quantity != "1" ?><?cs var:line.quantity ?> × <?cs /if ?><?cs if:line.name ?><?cs var:line.name ?><?cs else ?><?cs var:line.sku ?><?cs /if ?><?cs if:line.options ?><br><span class="soft"><?cs var:line.options ?></span><?cs /if ?></span><span class="num"><?cs var:line.line_total ?></span></li>
<?cs /each ?>  </ul>
<?cs call:sums(sums) ?>  <details><summary>Explain this total</summary>
<?cs call:explain(lines, sums) ?>  </details>
<?cs if:view.can_place ?>  <button class="go wide" type="submit" form="place">Place order<?cs if:total.amount ?> and pay <?cs var:total ?><?cs /if ?></button>
<?cs if:view.costs && !view.choose_payment ?><?cs each:way = payments ?>  <p class="soft small"><?cs if:way.id == "processor" ?>The next page belongs to our payment processor. We never see your card.<?cs else ?>You pay <?cs if:way.id == "transfer" ?>by bank transfer<?cs else ?>in cash, at the door<?cs /if ?>. <?cs var:way._hint ?><?cs /if ?></p>
<?cs /each ?><?cs /if ?><?cs elif:view.missing ?>  <p><a class="btn wide" href="/cart/<?cs var:url_escape(cart) ?>">Change the cart</a></p>
<?cs elif:view.closed ?>  <div class="note warn"><p><strong>Paying is not possible just now.</strong> Our payment processor does not answer. Your cart is kept as it is; please try again in a few minutes.</p></div>
<?cs /if ?></aside>
</div>
</main>
<?cs include:"layout/foot.cs" ?>
