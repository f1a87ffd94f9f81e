<?cs def:field_error(name, error) ?><?cs if:error ?><p class="error" id="e-<?cs var:name ?>"><?cs var:error ?></p><?cs /if ?><?cs /def ?>
<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/categories">Categories</a></li><li><?cs var:category.name ?></li></ol>
<div class="row ends">
  <h1><?cs var:category.name ?></h1>
<?cs if:view.can.catalog ?>  <p class="row"><a class="btn" href="<?cs var:url_validate(view.here) ?>/merge">Merge into another</a> <a class="btn danger" href="<?cs var:url_validate(view.here) ?>/delete">Delete</a></p>
<?cs /if ?></div>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not saved.</strong> Everything you typed is still here.</p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a> (<?cs var:w.name ?>)</li><?cs /each ?></ul></div>
<?cs elif:view.saved ?><p class="note ok" role="status"><strong>Saved.</strong> If it moved with very many products, lists of the shop follow within a minute.</p>
<?cs /if ?><?cs if:view.can.catalog ?><form class="card text" action="<?cs var:url_validate(view.here) ?>" method="post"><?cs else ?><fieldset class="card text" disabled><legend class="vh">To look at</legend><?cs /if ?>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:category.version ?><?cs /if ?>">
  <div class="field"><label for="f-name">Name</label><?cs call:field_error("name", view.form.name.error) ?><input type="text" id="f-name" name="name" value="<?cs var:view.form.name.value ?>" maxlength="200" required<?cs if:view.form.name.error ?> aria-invalid="true" aria-describedby="e-name"<?cs /if ?>></div>
  <div class="field"><label for="f-slug">Address</label><p class="hint" id="h-slug">Small letters, digits and hyphens. The old address leads to the new one.</p><?cs call:field_error("slug", view.form.slug.error) ?><input type="text" id="f-slug" name="slug" value="<?cs var:view.form.slug.value ?>" maxlength="120" aria-describedby="h-slug<?cs if:view.form.slug.error ?> e-slug<?cs /if ?>"<?cs if:view.form.slug.error ?> aria-invalid="true"<?cs /if ?>></div>
  <div class="field"><label for="f-parent">Hangs on</label><?cs call:field_error("parent", view.form.parent.error) ?><select id="f-parent" name="parent"<?cs if:view.form.parent.error ?> aria-invalid="true" aria-describedby="e-parent"<?cs /if ?>><option value="0">Nothing: at the top</option><?cs each:o = view.categories ?><option value="<?cs var:o.id ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
  <div class="field"><label for="f-description">Words above its list</label><?cs call:field_error("description", view.form.description.error) ?><textarea id="f-description" name="description" rows="4" maxlength="4000"<?cs if:view.form.description.error ?> aria-invalid="true" aria-describedby="e-description"<?cs /if ?>><?cs var:view.form.description.value ?></textarea></div>
  <?cs if:view.can.catalog ?><button class="go" type="submit">Save</button><?cs /if ?>
<?cs if:view.can.catalog ?></form><?cs else ?></fieldset><?cs /if ?>
</main>
<?cs include:"admin/foot.cs" ?>
