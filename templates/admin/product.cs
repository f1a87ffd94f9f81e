<?cs def:field_error(name, error) ?><?cs if:error ?><p class="error" id="e-<?cs var:name ?>"><?cs var:error ?></p><?cs /if ?><?cs /def ?>
<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><?cs var:product.name ?></li></ol>
<div class="row ends">
  <div class="row"><h1><?cs var:product.name ?></h1> <span class="tag<?cs if:view.on ?> ok<?cs /if ?>"><?cs var:view.status ?></span></div>
  <div class="row"><?cs if:view.on ?><a class="btn" href="<?cs var:url_validate(view.public) ?>">See it in the shop</a> <?cs /if ?><?cs if:view.can.catalog ?><a class="btn" href="<?cs var:url_validate(view.here) ?>/copy">Copy</a><?cs /if ?>
    <?cs if:view.can.catalog ?><form action="<?cs var:url_validate(view.here) ?>/<?cs if:view.archived ?>restore<?cs else ?>archive<?cs /if ?>" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="version" value="<?cs var:product.version ?>"><button type="submit"><?cs if:view.archived ?>Bring back<?cs else ?>Hide<?cs /if ?></button></form><?cs /if ?>
<?cs if:view.draft && view.can.catalog ?>    <a class="btn danger" href="<?cs var:url_validate(view.here) ?>/delete">Delete</a>
<?cs /if ?>  </div>
</div>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not saved.</strong> Everything you typed is still here.</p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a> (<?cs var:w.name ?>)</li><?cs /each ?></ul></div>
<?cs elif:view.done ?><p class="note ok" role="status"><strong>Done.</strong> <?cs var:view.done ?></p>
<?cs elif:view.saved ?><p class="note ok" role="status"><strong>Saved.</strong></p>
<?cs /if ?><?cs if:view.can.catalog ?><form action="<?cs var:url_validate(view.here) ?>" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:product.version ?><?cs /if ?>">
<div class="split">
<div class="stack">
  <section class="card" aria-labelledby="a1">
    <h2 id="a1">Words</h2>
    <div class="field"><label for="f-name">Name</label><?cs call:field_error("name", view.form.name.error) ?><input type="text" id="f-name" name="name" value="<?cs var:view.form.name.value ?>" maxlength="250" required<?cs if:view.form.name.error ?> aria-invalid="true" aria-describedby="e-name"<?cs /if ?>></div>
    <div class="field"><label for="f-slug">Address</label><p class="hint" id="h-slug">Small letters, digits and hyphens. The old address leads to the new one.</p><?cs call:field_error("slug", view.form.slug.error) ?><input type="text" id="f-slug" name="slug" value="<?cs var:view.form.slug.value ?>" maxlength="120" aria-describedby="h-slug<?cs if:view.form.slug.error ?> e-slug<?cs /if ?>"<?cs if:view.form.slug.error ?> aria-invalid="true"<?cs /if ?>></div>
    <div class="field"><label for="f-brand">Brand</label><?cs call:field_error("brand", view.form.brand.error) ?><input type="text" id="f-brand" name="brand" value="<?cs var:view.form.brand.value ?>" maxlength="120"<?cs if:view.form.brand.error ?> aria-invalid="true" aria-describedby="e-brand"<?cs /if ?>></div>
    <div class="field"><label for="f-summary">In one line</label><?cs call:field_error("summary", view.form.summary.error) ?><input type="text" id="f-summary" name="summary" value="<?cs var:view.form.summary.value ?>" maxlength="1000"<?cs if:view.form.summary.error ?> aria-invalid="true" aria-describedby="e-summary"<?cs /if ?>></div>
    <div class="field"><label for="f-description">Description</label><p class="hint" id="h-description">Markdown. No HTML.</p><?cs call:field_error("description", view.form.description.error) ?><textarea id="f-description" name="description" rows="10" maxlength="16000" aria-describedby="h-description<?cs if:view.form.description.error ?> e-description<?cs /if ?>"<?cs if:view.form.description.error ?> aria-invalid="true"<?cs /if ?>><?cs var:view.form.description.value ?></textarea></div>
    <p><?cs if:view.can.catalog ?><button type="submit" name="do" value="preview">Preview the description</button><?cs /if ?></p>
<?cs if:view.is_preview ?>    <section class="note" id="preview" aria-label="Preview of the description">
    <p><strong>Preview.</strong> Nothing is saved yet.</p>
    <?cs uvar:view.preview_html ?>
    </section>
<?cs /if ?>  </section>
  <section class="card" aria-labelledby="a2">
    <h2 id="a2">Price and stock</h2>
<?cs if:view.lines.0.sku ?>    <section class="scroll" tabindex="0" aria-label="Table of variants" id="f-sku">
    <table>
    <thead><tr><th scope="col">Variant</th><th scope="col">Price</th><th scope="col">In an offer</th><th scope="col">Stock</th><th scope="col" class="num">Ordered</th></tr></thead>
    <tbody>
<?cs each:l = view.lines ?>      <tr<?cs if:l.error ?> class="diff"<?cs /if ?>><th scope="row"><?cs if:l.options ?><?cs var:l.options ?><br><?cs /if ?><code><?cs var:l.sku ?></code><?cs if:l.low ?> <span class="tag warn">Low</span><?cs /if ?><?cs if:!l.active ?> <span class="tag">Hidden</span><?cs /if ?><?cs if:l.error ?><p class="error"><?cs var:l.error ?><?cs if:l.orders ?> They are in <?cs var:l.orders ?>.<?cs /if ?></p><?cs /if ?><input type="hidden" name="sku" value="<?cs var:l.sku ?>"><input type="hidden" name="seen" value="<?cs var:l.seen ?>"></th><td><input type="text" class="short" name="price" value="<?cs var:l.price ?>" inputmode="decimal" maxlength="30" aria-label="Price of <?cs var:l.sku ?>"<?cs if:l.wrong_price ?> aria-invalid="true"<?cs if:l.first ?> id="f-price"<?cs /if ?><?cs /if ?>></td><td><input type="text" class="short" name="offer" value="<?cs var:l.offer ?>" inputmode="decimal" maxlength="30" aria-label="Offer for <?cs var:l.sku ?>"<?cs if:l.wrong_offer ?> aria-invalid="true"<?cs if:l.first ?> id="f-offer"<?cs /if ?><?cs /if ?>></td><td><input type="text" class="short" name="stock" value="<?cs var:l.stock ?>" maxlength="12" aria-label="Stock of <?cs var:l.sku ?>"<?cs if:l.wrong_stock ?> aria-invalid="true"<?cs if:l.first ?> id="f-stock"<?cs /if ?><?cs /if ?>></td><td class="num"><?cs var:l.reserved ?></td></tr>
<?cs /each ?>    </tbody>
    </table>
    </section>
    <p class="soft">A number typed as stock is a count; +5 or -3 changes it by so much. Either becomes a movement with your name. Ordered are those in orders being paid.</p>
<?cs if:view.many ?>    <p class="note"><strong>These are the first 100 variants.</strong> The grid has all of them.</p>
<?cs /if ?><?cs else ?>    <p class="soft">It has no variant yet, and no price.</p>
<?cs /if ?>    <p><a class="btn" href="<?cs var:url_validate(view.variants) ?>">Options and variants</a></p>
  </section>
  <section class="card" aria-labelledby="p5">
    <h2 id="p5">Details and company</h2>
    <div class="field"><label for="f-attributes">Details</label><p class="hint" id="h-attributes">A line each, with a name, a colon and a value: Material: Wool. Lists can be filtered by them.</p><?cs call:field_error("attributes", view.form.attributes.error) ?><textarea id="f-attributes" name="attributes" rows="5" maxlength="16000" aria-describedby="h-attributes<?cs if:view.form.attributes.error ?> e-attributes<?cs /if ?>"<?cs if:view.form.attributes.error ?> aria-invalid="true"<?cs /if ?>><?cs var:view.form.attributes.value ?></textarea></div>
<?cs if:view.names.0.name ?>    <details><summary>Names in use</summary><p><?cs each:n = view.names ?><span class="tag"><?cs var:n.name ?></span> <?cs /each ?></p></details>
<?cs /if ?>    <div class="field"><label for="f-related">Goes with it</label><p class="hint" id="h-related">SKUs of other products, a line each, in this order.</p><?cs call:field_error("related", view.form.related.error) ?><textarea id="f-related" name="related" rows="3" maxlength="4000" aria-describedby="h-related<?cs if:view.form.related.error ?> e-related<?cs /if ?>"<?cs if:view.form.related.error ?> aria-invalid="true"<?cs /if ?>><?cs var:view.form.related.value ?></textarea></div>
  </section>
</div>
<div class="stack">
  <section class="card" aria-labelledby="a4">
    <h2 id="a4">Showing</h2>
    <div class="field"><label for="f-state">State</label><?cs call:field_error("state", view.form.state.error) ?><select id="f-state" name="state"><?cs each:o = view.states ?><option value="<?cs var:o.value ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
    <div class="field"><label for="f-publish_at">Publish by itself</label><p class="hint" id="h-publish_at">A draft goes on sale at this time. Empty: not by itself.</p><?cs call:field_error("publish_at", view.form.publish_at.error) ?><input type="datetime-local" id="f-publish_at" name="publish_at" value="<?cs var:view.form.publish_at.value ?>" aria-describedby="h-publish_at<?cs if:view.form.publish_at.error ?> e-publish_at<?cs /if ?>"<?cs if:view.form.publish_at.error ?> aria-invalid="true"<?cs /if ?>></div>
    <div class="field"><label for="f-category">Category</label><?cs call:field_error("category", view.form.category.error) ?><select id="f-category" name="category"><option value="0">None</option><?cs each:o = view.categories ?><option value="<?cs var:o.id ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
    <fieldset id="f-also"><legend>Filed in these, too</legend><?cs call:field_error("also", view.form.also.error) ?><?cs each:a = view.also ?><select name="also" aria-label="Another category, <?cs var:a.n ?>"><option value="0">None</option><?cs each:o = view.categories ?><option value="<?cs var:o.id ?>"<?cs if:o.id == a.id ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select><?cs /each ?></fieldset>
    <div class="field"><label for="f-tax_class">Tax class</label><?cs call:field_error("tax_class", view.form.tax_class.error) ?><select id="f-tax_class" name="tax_class"><?cs each:o = view.tax_classes ?><option value="<?cs var:o.value ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
    <label class="check"><input type="checkbox" name="featured" value="1"<?cs if:view.featured ?> checked<?cs /if ?>> first in its lists</label>
  </section>
  <section class="card" aria-labelledby="p6">
    <h2 id="p6">Offers</h2>
    <p>An offer typed beside a price counts at once, until you empty it.</p>
    <p><a class="btn" href="<?cs var:url_validate(view.here) ?>/offers">Offers with dates</a></p>
  </section>
<?cs include:"admin/pictures_card.cs" ?></div>
</div>
<div class="bar row">
  <p class="soft">Changed <?cs var:product._changed_text ?>, version <?cs var:product.version ?></p>
  <?cs if:view.can.catalog ?><a class="btn push" href="/products">Leave without saving</a>
<?cs /if ?>  <?cs if:view.can.catalog ?><button class="go" type="submit">Save</button><?cs /if ?>
</div>
<?cs if:view.can.catalog ?></form><?cs else ?></fieldset><?cs /if ?>
<?cs include:"admin/changes.cs" ?></main>
<?cs include:"admin/foot.cs" ?>
