<?cs def:field_error(name, error) ?><?cs if:error ?><p class="error" id="e-<?cs var:name ?>"><?cs var:error ?></p><?cs /if ?><?cs /def ?>
<?cs set:view.title = "Categories" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Categories</h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not made.</strong></p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a> (<?cs var:w.name ?>)</li><?cs /each ?></ul></div>
<?cs elif:view.done ?><p class="note ok" role="status"><strong>Done.</strong> <?cs var:view.done ?></p>
<?cs /if ?><div class="split">
<?cs if:categories.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Categories">
<table>
  <thead><tr><th scope="col">Category</th><th scope="col">Address</th><th scope="col" class="num">Filed here</th><th scope="col" class="num">On sale</th><th scope="col">Place</th></tr></thead>
  <tbody>
<?cs each:c = categories ?>    <tr id="c<?cs var:c.id ?>"><th scope="row"><?cs loop:i = #1, c.depth, #1 ?><span class="soft" aria-hidden="true">– </span><?cs /loop ?><a href="<?cs var:url_validate(c.edit) ?>"><?cs var:c.name ?></a></th><td><code><?cs var:c.slug ?></code></td><td class="num"><a href="<?cs var:url_validate(c.url) ?>"><?cs var:c.products ?><span class="vh"> products in <?cs var:c.name ?></span></a></td><td class="num"><?cs var:c.published ?></td><td><div class="row"><?cs if:view.can.catalog ?><form action="<?cs var:url_validate(c.edit) ?>/up" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><button class="quiet" type="submit">Up<span class="vh">: <?cs var:c.name ?></span></button></form><?cs /if ?><?cs if:view.can.catalog ?><form action="<?cs var:url_validate(c.edit) ?>/down" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><button class="quiet" type="submit">Down<span class="vh">: <?cs var:c.name ?></span></button></form><?cs /if ?></div></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs else ?><p class="note"><strong>There is none yet.</strong> Make the first here, or they come with the products, by a file.</p>
<?cs /if ?><?cs if:view.can.catalog ?><form class="card" action="/categories" method="post">
  <h2>New category</h2>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <div class="field"><label for="f-name">Name</label><?cs call:field_error("name", view.form.name.error) ?><input type="text" id="f-name" name="name" value="<?cs var:view.form.name.value ?>" maxlength="200" required<?cs if:view.form.name.error ?> aria-invalid="true" aria-describedby="e-name"<?cs /if ?>></div>
  <div class="field"><label for="f-parent">Hangs on</label><?cs call:field_error("parent", view.form.parent.error) ?><select id="f-parent" name="parent"<?cs if:view.form.parent.error ?> aria-invalid="true" aria-describedby="e-parent"<?cs /if ?>><option value="0">Nothing: at the top</option><?cs each:o = view.categories ?><option value="<?cs var:o.id ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
  <button class="go" type="submit">Make it</button>
</form><?cs /if ?>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
