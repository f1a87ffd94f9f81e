<?cs set:view.title = view.heading ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li>Bulk change</li></ol>
<h1><?cs var:view.heading ?></h1>
<?cs if:view.error.code ?><p class="note bad" role="alert"><strong>Nothing has changed.</strong> <?cs var:view.error.text ?></p>
<?cs /if ?><?cs if:view.nothing ?><p class="note warn"><strong>No product was chosen.</strong> Tick some in the list, or tick “all found”. <a href="/products">Back to the list</a></p>
<?cs else ?><p>Nothing changes yet: next comes a preview of each row, before and after.</p>
<form class="card stack narrow" action="/bulk/new" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="act" value="<?cs var:view.act ?>">
<?cs if:view.from ?>  <input type="hidden" name="from" value="<?cs var:view.from ?>">
<?cs elif:view.all ?>  <input type="hidden" name="all" value="1">
<?cs each:f = view.filter ?>  <input type="hidden" name="<?cs var:f.name ?>" value="<?cs var:f.value ?>">
<?cs /each ?><?cs else ?><?cs each:id = view.ids ?>  <input type="hidden" name="id" value="<?cs var:id ?>">
<?cs /each ?><?cs /if ?><?cs if:view.ways.0.value ?>  <div class="field"><label for="how">What happens</label><?cs if:view.form.how.error ?><p class="error" id="how-e"><?cs var:view.form.how.error ?></p><?cs /if ?><select id="how" name="how"><?cs each:w = view.ways ?><option value="<?cs var:w.value ?>"<?cs if:w.chosen ?> selected<?cs /if ?>><?cs var:w.name ?></option><?cs /each ?></select></div>
<?cs /if ?><?cs if:view.act == "price" || view.act == "offer" || view.act == "stock" ?>  <div class="field"><label for="by"><?cs if:view.act == "stock" ?>Pieces<?cs elif:view.act == "offer" ?>Percent below the price (not needed to end an offer)<?cs else ?>Percent or amount<?cs /if ?></label><?cs if:view.form.by.error ?><p class="error" id="by-e"><?cs var:view.form.by.error ?></p><?cs /if ?><input type="text" id="by" name="by" inputmode="decimal" value="<?cs var:view.form.by.value ?>"<?cs if:view.form.by.error ?> aria-invalid="true" aria-describedby="by-e"<?cs /if ?>></div>
<?cs /if ?><?cs if:view.act == "price" || view.act == "offer" ?>  <div class="field"><label for="round">Round to the nearest</label><select id="round" name="round"><option value="none">cent</option><option value="05"<?cs if:view.form.round.value == "05" ?> selected<?cs /if ?>>.05</option><option value="10"<?cs if:view.form.round.value == "10" ?> selected<?cs /if ?>>.10</option><option value="99"<?cs if:view.form.round.value == "99" ?> selected<?cs /if ?>>.99</option></select></div>
<?cs /if ?><?cs if:view.act == "status" ?>  <div class="field"><label for="to">State</label><select id="to" name="to"><?cs each:c = view.states ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
<?cs /if ?><?cs if:view.act == "tax_class" ?>  <div class="field"><label for="to">Tax class</label><select id="to" name="to"><?cs each:c = view.tax_classes ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
<?cs /if ?><?cs if:view.act == "category" ?>  <div class="field"><label for="place">Category</label><?cs if:view.form.place.error ?><p class="error" id="place-e"><?cs var:view.form.place.error ?></p><?cs /if ?><select id="place" name="place"><?cs each:c = view.categories ?><option value="<?cs var:c.id ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
<?cs /if ?><?cs if:view.act == "attribute" ?>  <div class="field"><label for="attribute">Attribute</label><?cs if:view.form.attribute.error ?><p class="error" id="attribute-e"><?cs var:view.form.attribute.error ?></p><?cs /if ?><input type="text" id="attribute" name="attribute" value="<?cs var:view.form.attribute.value ?>"<?cs if:view.form.attribute.error ?> aria-invalid="true" aria-describedby="attribute-e"<?cs /if ?>></div>
  <div class="field"><label for="value">Value (not needed to remove it)</label><?cs if:view.form.value.error ?><p class="error" id="value-e"><?cs var:view.form.value.error ?></p><?cs /if ?><input type="text" id="value" name="value" value="<?cs var:view.form.value.value ?>"<?cs if:view.form.value.error ?> aria-invalid="true" aria-describedby="value-e"<?cs /if ?>></div>
<?cs /if ?>  <p class="row"><button class="go" type="submit">Preview the change</button> <a class="btn" href="/products">Do nothing</a></p>
</form>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
