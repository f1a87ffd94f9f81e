<?cs def:cell_error(c, name, n) ?><?cs if:c.error ?><p class="error" id="e-<?cs var:name ?>-<?cs var:n ?>"><?cs var:c.error ?></p><?cs /if ?><?cs /def ?>
<?cs def:cell_wrong(c, name, n) ?><?cs if:c.error ?> aria-invalid="true" aria-describedby="e-<?cs var:name ?>-<?cs var:n ?>"<?cs /if ?><?cs /def ?>
<?cs def:cell_now(c) ?><?cs if:view.error.code == "stale_pictures" ?><?cs if:c.now ?><p class="soft">Now: <?cs var:c.now ?></p><?cs /if ?><?cs /if ?><?cs /def ?>
<?cs set:view.title = "Pictures" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><a href="<?cs var:url_validate(view.product) ?>"><?cs var:product.name ?></a></li><li>Pictures</li></ol>
<div class="row ends">
  <h1>Pictures of <?cs var:product.name ?></h1>
<?cs if:view.public ?>  <p class="row"><a class="btn" href="<?cs var:url_validate(view.public) ?>">See it in the shop</a></p>
<?cs /if ?></div>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong><?cs if:view.error.code == "stale_pictures" ?>These pictures were changed meanwhile.<?cs else ?>Nothing was saved.<?cs /if ?></strong> <?cs var:view.error.text ?></p><?cs if:files.0.name ?><ul><?cs each:f = files ?><li><b><?cs var:f.name ?></b>: <?cs var:f._text ?></li><?cs /each ?></ul><?cs /if ?></div>
<?cs elif:view.saved ?><p class="note ok" role="status"><strong>Saved.</strong> The shop shows them so from the next page on.</p>
<?cs elif:view.added ?><p class="note ok" role="status"><strong>Added.</strong> Say what each shows, for those who cannot see it.</p>
<?cs /if ?><div class="split">
<section class="card" aria-labelledby="p1">
  <h2 id="p1">In the shop</h2>
<?cs if:view.rows.0.id ?>  <?cs if:view.can.catalog ?><form action="<?cs var:url_validate(view.here) ?>" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="version" value="<?cs if:view.version ?><?cs var:view.version ?><?cs else ?><?cs var:product.version ?><?cs /if ?>">
  <section class="scroll" tabindex="0" aria-label="Table of pictures">
  <table>
    <thead><tr><th scope="col"><span class="vh">Picture</span></th><th scope="col">What it shows</th><?cs if:!view.one_variant ?><th scope="col">Variant</th><?cs /if ?><th scope="col">Place</th><th scope="col"><span class="vh">Remove</span></th></tr></thead>
    <tbody>
<?cs each:p = view.rows ?>    <tr><td><?cs if:p.file ?><img class="thumb" src="/media/<?cs var:url_escape(p.file) ?>-160.webp" alt="" width="400" height="400"><?cs else ?><span class="tag warn">Missing</span><?cs /if ?><input type="hidden" name="picture" value="<?cs var:p.id ?>"></td><td class="wordy"><?cs call:cell_error(p.alt, "alt", p.number) ?><input type="text" name="alt" value="<?cs var:p.alt.value ?>" maxlength="300" aria-label="Text for picture <?cs var:p.number ?>"<?cs call:cell_wrong(p.alt, "alt", p.number) ?>><?cs call:cell_now(p.alt) ?><span class="soft"><?cs var:p.source ?></span><?cs if:view.one_variant ?><input type="hidden" name="sku" value="<?cs var:p.sku.value ?>"><?cs /if ?></td><?cs if:!view.one_variant ?><td><?cs call:cell_error(p.sku, "sku", p.number) ?><?cs if:view.many_variants ?><input type="text" class="short" name="sku" value="<?cs var:p.sku.value ?>" maxlength="64" aria-label="SKU of the variant in picture <?cs var:p.number ?>"<?cs call:cell_wrong(p.sku, "sku", p.number) ?>><?cs else ?><select name="sku" aria-label="Variant of picture <?cs var:p.number ?>"<?cs call:cell_wrong(p.sku, "sku", p.number) ?>><option value="">All</option><?cs each:v = p.variants ?><option value="<?cs var:v.sku ?>"<?cs if:v.chosen ?> selected<?cs /if ?>><?cs var:v.name ?></option><?cs /each ?></select><?cs /if ?><?cs call:cell_now(p.sku) ?></td><?cs /if ?><td><?cs call:cell_error(p.place, "place", p.number) ?><input type="text" class="qty" name="place" value="<?cs var:p.place.value ?>" inputmode="numeric" maxlength="3" aria-label="Place of picture <?cs var:p.number ?>"<?cs call:cell_wrong(p.place, "place", p.number) ?>><?cs call:cell_now(p.place) ?></td><td><label class="check"><input type="checkbox" name="remove" value="<?cs var:p.id ?>"<?cs if:p.remove ?> checked<?cs /if ?>> remove<span class="vh"> picture <?cs var:p.number ?></span></label></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
  <p class="soft">The first is the one in lists. <?cs if:!view.one_variant ?>Those of a variant come after those of all. <?cs /if ?><?cs if:view.many_variants ?>A variant is named by its SKU. <?cs /if ?>A removed picture stays in orders that show it.</p>
  <p class="row"><?cs if:view.can.catalog ?><button class="go" type="submit">Save</button><?cs /if ?> <a class="btn" href="<?cs var:url_validate(view.product) ?>">Back to the product</a></p>
  <?cs if:view.can.catalog ?></form><?cs else ?></fieldset><?cs /if ?>
<?cs else ?>  <p>It has no picture yet: lists show its name alone.</p>
  <p><a class="btn" href="<?cs var:url_validate(view.product) ?>">Back to the product</a></p>
<?cs /if ?></section>
<section class="card" aria-labelledby="p2">
  <h2 id="p2">Add pictures</h2>
<?cs if:view.full ?>  <p>It has 100 pictures; remove some before you add others.</p>
<?cs else ?>  <?cs if:view.can.catalog ?><form action="<?cs var:url_validate(view.upload) ?>" method="post" enctype="multipart/form-data">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <div class="field"><label for="f-file">Files</label><p class="hint" id="h-file">JPEG, PNG, WebP or GIF, 8 MiB each, ten at once. What a camera writes into them (place, time, name) does not reach the shop.</p><input type="file" id="f-file" name="file" accept="image/jpeg,image/png,image/webp,image/gif" multiple aria-describedby="h-file"></div>
  <div class="field"><label for="f-alt">What they show</label><p class="hint" id="h-alt">For those who cannot see them. Each can be told apart afterwards.</p><input type="text" id="f-alt" name="alt" maxlength="300" value="<?cs var:view.form.alt.value ?>" aria-describedby="h-alt"></div>
  <p><button type="submit">Add</button></p>
  </form><?cs /if ?>
<?cs /if ?></section>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
