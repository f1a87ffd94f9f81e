<?cs def:field_error(name, error) ?><?cs if:error ?><p class="error" id="e-<?cs var:name ?>"><?cs var:error ?></p><?cs /if ?><?cs /def ?>
<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:product.name ?></a></li><li>Offers</li></ol>
<h1>Offers for <?cs var:product.name ?></h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not saved.</strong> Everything you typed is still here.</p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a> (<?cs var:w.name ?>)</li><?cs /each ?></ul></div>
<?cs elif:view.saved ?><p class="note ok" role="status"><strong>Saved.</strong></p>
<?cs /if ?><div class="stack">
<?cs if:offers.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Offers">
<table>
  <thead><tr><th scope="col">From</th><th scope="col">Until</th><th scope="col" class="num">Price</th><th scope="col" class="num">Variants</th><th scope="col">State</th><th scope="col"><span class="vh">Deeds</span></th></tr></thead>
  <tbody>
<?cs each:o = offers ?>    <tr><th scope="row"><?cs var:o._begins_text ?></th><td><?cs if:o.ends ?><?cs var:o._ends_text ?><?cs else ?>you end it<?cs /if ?></td><td class="num"><?cs var:o.lowest ?><?cs if:o._varies ?> to <?cs var:o.highest ?><?cs /if ?></td><td class="num"><?cs var:o.items ?></td><td><span class="tag<?cs if:o._running ?> ok<?cs elif:o._live ?> info<?cs /if ?>"><?cs var:o._state ?></span></td><td><?cs if:o._live ?><?cs if:view.can.catalog ?><form action="<?cs var:url_validate(o._stop) ?>" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><button class="quiet" type="submit"><?cs if:o._running ?>End it now<?cs else ?>Take it back<?cs /if ?><span class="vh">: the offer of <?cs var:o._begins_text ?></span></button></form><?cs /if ?><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs /if ?><?cs if:view.can.catalog ?><form class="card" action="<?cs var:url_validate(view.here) ?>/offers" method="post">
  <h2>A new offer</h2>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:product.version ?><?cs /if ?>">
  <div class="two">
  <div class="field"><label for="f-begins">From</label><p class="hint" id="h-begins">Empty: now.</p><?cs call:field_error("begins", view.form.begins.error) ?><input type="datetime-local" id="f-begins" name="begins" value="<?cs var:view.form.begins.value ?>" aria-describedby="h-begins<?cs if:view.form.begins.error ?> e-begins<?cs /if ?>"<?cs if:view.form.begins.error ?> aria-invalid="true"<?cs /if ?>></div>
  <div class="field"><label for="f-ends">Until</label><p class="hint" id="h-ends">Empty: until you end it.</p><?cs call:field_error("ends", view.form.ends.error) ?><input type="datetime-local" id="f-ends" name="ends" value="<?cs var:view.form.ends.value ?>" aria-describedby="h-ends<?cs if:view.form.ends.error ?> e-ends<?cs /if ?>"<?cs if:view.form.ends.error ?> aria-invalid="true"<?cs /if ?>></div>
  </div>
  <div class="field"><label for="f-all">Price for all</label><?cs call:field_error("all", view.form.all.error) ?><input type="text" class="short" id="f-all" name="all" value="<?cs var:view.form.all.value ?>" inputmode="decimal" maxlength="30"<?cs if:view.form.all.error ?> aria-invalid="true" aria-describedby="e-all"<?cs /if ?>></div>
<?cs call:field_error("price", view.form.price.error) ?>  <section class="scroll" tabindex="0" aria-label="Prices in the offer" id="f-price">
  <table>
  <thead><tr><th scope="col">Variant</th><th scope="col" class="num">Price</th><th scope="col">In the offer</th></tr></thead>
  <tbody>
<?cs each:i = view.items ?>  <tr><th scope="row"><?cs if:i.options ?><?cs var:i.options ?><br><?cs /if ?><code><?cs var:i.sku ?></code><input type="hidden" name="sku" value="<?cs var:i.sku ?>"></th><td class="num"><?cs var:i.price ?></td><td><input type="text" class="short" name="price" value="<?cs var:i.typed ?>" inputmode="decimal" maxlength="30" aria-label="Offer for <?cs var:i.sku ?>"></td></tr>
<?cs /each ?>  </tbody>
  </table>
  </section>
  <p class="soft">At its time the shop writes the new price, and at its end the one of before; shoppers pay what is shown. If the program that does it was away, it does so late, once; until then the price of before counts. A price that you change while an offer runs stays as you made it. The shop shows the lowest price of the 30 days before.</p>
  <div class="row"><button class="go" type="submit">Plan it</button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form><?cs /if ?>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
