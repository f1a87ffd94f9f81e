<?cs def:field_error(name, error) ?><?cs if:error ?><p class="error" id="e-<?cs var:name ?>"><?cs var:error ?></p><?cs /if ?><?cs /def ?>
<?cs set:view.title = "Copy a product" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:product.name ?></a></li><li>Copy</li></ol>
<h1>Copy <?cs var:product.name ?></h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not copied.</strong></p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a> (<?cs var:w.name ?>)</li><?cs /each ?></ul></div>
<?cs /if ?><form class="card narrow" action="<?cs var:url_validate(view.here) ?>/copy" method="post">
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<p>A draft with the same words, prices, variants, pictures and categories. It has no stock.</p>
<div class="field"><label for="f-name">Name</label><?cs call:field_error("name", view.form.name.error) ?><input type="text" id="f-name" name="name" value="<?cs var:view.form.name.value ?>" maxlength="250" required<?cs if:view.form.name.error ?> aria-invalid="true" aria-describedby="e-name"<?cs /if ?>></div>
<div class="field"><label for="f-sku">SKU</label><p class="hint" id="h-sku">Those of its variants begin with it.</p><?cs call:field_error("sku", view.form.sku.error) ?><input type="text" id="f-sku" name="sku" value="<?cs var:view.form.sku.value ?>" maxlength="64" required aria-describedby="h-sku<?cs if:view.form.sku.error ?> e-sku<?cs /if ?>"<?cs if:view.form.sku.error ?> aria-invalid="true"<?cs /if ?>></div>
<div class="row"><button class="go" type="submit">Make the copy</button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
