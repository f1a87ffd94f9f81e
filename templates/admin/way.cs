<?cs include:"admin/fields.cs" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/rates">Delivery and tax</a></li><li><?cs var:view.title ?></li></ol>
<h1><?cs var:view.title ?></h1>
<?cs call:said("Orders count by it from now on.") ?><?cs include:"admin/gaps.cs" ?><?cs if:view.can.owner ?><form action="<?cs var:url_validate(view.here) ?>" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:code ?><input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:version ?><?cs /if ?>">
<?cs /if ?><div class="split">
<section class="card" aria-labelledby="w2">
  <h2 id="w2">What it costs, in <?cs var:view.currency ?></h2>
  <p class="soft">Of the rows that hold an order, the lightest band counts, and in it the highest total. An empty weight is any; an empty price takes the row away. Save, and there are new empty rows.</p>
<?cs call:wrong(view.form.country, "country") ?><?cs call:wrong(view.form.up_to, "up_to") ?><?cs call:wrong(view.form.from, "from") ?><?cs call:wrong(view.form.price, "price") ?>  <section class="scroll" tabindex="0" aria-label="Rates">
  <table>
    <thead><tr><th scope="col">Country</th><th scope="col">Up to kg</th><th scope="col">From a total of</th><th scope="col">Costs</th></tr></thead>
    <tbody>
<?cs each:r = view.rows ?>      <tr><td><select name="country" aria-label="Country"><option value=""></option><?cs each:c = view.countries ?><option value="<?cs var:c.value ?>"<?cs if:c.value == r.country ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></td><td><input type="text" class="short" name="up_to" value="<?cs var:r.up_to ?>" inputmode="decimal" maxlength="12" aria-label="Up to kg"></td><td><input type="text" class="short" name="from" value="<?cs var:r.from ?>" inputmode="decimal" maxlength="20" aria-label="From a total of"></td><td><input type="text" class="short" name="price" value="<?cs var:r.price ?>" inputmode="decimal" maxlength="20" aria-label="Costs"></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
</section>
<section class="card" aria-labelledby="w1">
  <h2 id="w1">The way</h2>
<?cs call:text(view.form.name, "name", "Name", "", "100") ?><?cs call:text(view.form.hint, "hint", "Second line", "2 to 4 days", "200") ?><?cs call:select(view.form.tax_class, "tax_class", "Tax class", "", view.tax_classes) ?><?cs call:text(view.form.position, "position", "Place among them", "A number; the lowest comes first.", "4") ?><?cs call:tick(view.form.active, "active", "offered to shoppers") ?><?cs call:wrong(view.form.code, "code") ?></section>
</div>
<?cs if:view.can.owner ?><div class="bar row">
  <a class="btn push" href="/rates">Leave without saving</a>
  <button class="go" type="submit">Save</button>
</div>
<?cs /if ?><?cs if:view.can.owner ?></form><?cs else ?></fieldset><?cs /if ?>
</main>
<?cs include:"admin/foot.cs" ?>
