<?cs def:field_error(name, error) ?><?cs if:error ?><p class="error" id="e-<?cs var:name ?>"><?cs var:error ?></p><?cs /if ?><?cs /def ?>
<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><?cs var:view.title ?></li></ol>
<h1><?cs var:view.title ?></h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not saved.</strong></p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a> (<?cs var:w.name ?>)</li><?cs /each ?></ul></div>
<?cs /if ?><form class="card narrow" action="/products/new" method="post">
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<div class="field"><label for="f-name">Name</label><?cs call:field_error("name", view.form.name.error) ?><input type="text" id="f-name" name="name" value="<?cs var:view.form.name.value ?>" maxlength="250" required<?cs if:view.form.name.error ?> aria-invalid="true" aria-describedby="e-name"<?cs /if ?>></div>
<div class="field"><label for="f-sku">SKU</label><p class="hint" id="h-sku">Your own number for it. It never changes.</p><?cs call:field_error("sku", view.form.sku.error) ?><input type="text" id="f-sku" name="sku" value="<?cs var:view.form.sku.value ?>" maxlength="64" required aria-describedby="h-sku<?cs if:view.form.sku.error ?> e-sku<?cs /if ?>"<?cs if:view.form.sku.error ?> aria-invalid="true"<?cs /if ?>></div>
<div class="two">
<div class="field"><label for="f-price">Price</label><?cs call:field_error("price", view.form.price.error) ?><input type="text" id="f-price" name="price" value="<?cs var:view.form.price.value ?>" inputmode="decimal" maxlength="30" required<?cs if:view.form.price.error ?> aria-invalid="true" aria-describedby="e-price"<?cs /if ?>></div>
<div class="field"><label for="f-stock">Stock</label><?cs call:field_error("stock", view.form.stock.error) ?><input type="text" id="f-stock" name="stock" value="<?cs var:view.form.stock.value ?>" inputmode="numeric" maxlength="7"<?cs if:view.form.stock.error ?> aria-invalid="true" aria-describedby="e-stock"<?cs /if ?>></div>
</div>
<div class="field"><label for="f-category">Category</label><?cs call:field_error("category", view.form.category.error) ?><select id="f-category" name="category"><option value="0">None</option><?cs each:o = view.categories ?><option value="<?cs var:o.id ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
<button class="go" type="submit">Make a draft of it</button>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
