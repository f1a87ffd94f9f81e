<?cs include:"admin/fields.cs" ?><?cs set:view.title = "Rates" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends">
  <h1>Delivery and tax</h1>
<?cs if:view.can.owner ?>  <p class="row"><a class="btn" href="/rates/new">New way of delivery</a></p>
<?cs /if ?></div>
<?cs call:said("Orders count by it from now on.") ?><?cs include:"admin/gaps.cs" ?><div class="split">
<div class="stack">
<section class="card sheet scroll" tabindex="0" aria-label="Ways of delivery">
<table>
  <thead><tr><th scope="col">Way of delivery</th><th scope="col">Second line</th><th scope="col">Tax class</th><th scope="col">State</th></tr></thead>
  <tbody>
<?cs each:w = ways ?>    <tr><th scope="row"><a href="<?cs var:url_validate(w.url) ?>"><?cs var:w.name ?></a></th><td><?cs var:w.hint ?></td><td><?cs var:w.tax_class ?></td><td><span class="tag<?cs if:w.active ?> ok<?cs /if ?>"><?cs if:w.active ?>On<?cs else ?>Off<?cs /if ?></span></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<section class="card" aria-labelledby="r2">
  <h2 id="r2">Countries and their tax, in percent</h2>
  <p class="soft">An empty rate: as at home, where each has one.</p>
  <?cs if:view.can.owner ?><form class="stack" action="/rates/tax" method="post"><?cs else ?><fieldset class="stack" disabled><legend class="vh">To look at</legend><?cs /if ?>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:version ?><?cs /if ?>">
  <section class="scroll" tabindex="0" aria-label="Tax rates">
  <table>
    <thead><tr><th scope="col">Country</th><?cs each:t = view.tax_classes ?><th scope="col"><?cs var:t.name ?></th><?cs /each ?></tr></thead>
    <tbody>
<?cs each:c = countries ?>      <tr><th scope="row"><?cs var:c.name ?> <code><?cs var:c.code ?></code></th><?cs each:x = c.cells ?><td><input type="hidden" name="cell" value="<?cs var:x.cell ?>"><input type="text" class="short" name="rate" value="<?cs var:x.rate ?>" inputmode="decimal" maxlength="6" aria-label="<?cs var:x.name ?>, <?cs var:c.name ?>"></td><?cs /each ?></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
  <p><?cs if:view.can.owner ?><button class="go" type="submit">Save the rates</button><?cs /if ?></p>
  <?cs if:view.can.owner ?></form><?cs else ?></fieldset><?cs /if ?>
</section>
</div>
<div class="stack">
<section class="card stack" aria-labelledby="r3">
  <h2 id="r3">What an order costs</h2>
  <form class="stack" action="/rates">
    <div class="field"><label for="t-country">To</label><select id="t-country" name="country"><?cs each:c = countries ?><option value="<?cs var:c.code ?>"<?cs if:c.code == trial.country ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
    <div class="two">
    <div class="field"><label for="t-total">Things for</label><input type="text" id="t-total" name="total" value="<?cs var:trial.total ?>" inputmode="decimal" maxlength="20"></div>
    <div class="field"><label for="t-weight">Weight in kg</label><input type="text" id="t-weight" name="weight" value="<?cs var:trial.weight ?>" inputmode="decimal" maxlength="12"></div>
    </div>
    <button type="submit">Work it out</button>
  </form>
<?cs if:trial.wrong ?>  <p class="error">That is no amount or no weight.</p>
<?cs elif:trial.untaxed ?>  <p class="note bad"><strong>A rate at home is missing.</strong> Nobody can order until it is set.</p>
<?cs elif:trial.ways.0.name ?>  <section class="scroll" tabindex="0" aria-label="What it costs"><table><thead><tr><th scope="col">Way</th><th scope="col" class="num">Delivery</th><th scope="col" class="num">VAT</th><th scope="col" class="num">Total</th></tr></thead><tbody>
<?cs each:w = trial.ways ?><tr><th scope="row"><?cs var:w.name ?></th><td class="num"><?cs var:w.delivery ?></td><td class="num"><?cs var:w.tax ?></td><td class="num"><?cs var:w.total ?></td></tr>
<?cs /each ?></tbody></table></section>
  <p class="soft">For things of the standard class.</p>
<?cs else ?>  <p class="note warn"><strong>Nothing takes it there.</strong></p>
<?cs /if ?></section>
<section class="card" aria-labelledby="r4">
  <h2 id="r4">Where the shop delivers</h2>
  <ul>
<?cs each:c = countries ?>    <li><?cs if:c.home || !view.can.owner ?><?cs var:c.name ?><?cs else ?><form class="row" action="/rates/countries/<?cs var:url_escape(c.code) ?>/remove" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><span><?cs var:c.name ?></span> <button class="quiet" type="submit">Take it off<span class="vh">: <?cs var:c.name ?></span></button></form><?cs /if ?></li>
<?cs /each ?>  </ul>
  <?cs if:view.can.owner ?><form action="/rates/countries" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <div class="two">
    <div class="field"><label for="f-code">Code</label><input type="text" id="f-code" name="code" maxlength="2" required></div>
    <div class="field"><label for="f-name">Name</label><input type="text" id="f-name" name="name" maxlength="64" required></div>
    </div>
    <button type="submit">Add the country</button>
  </form><?cs /if ?>
</section>
</div>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
