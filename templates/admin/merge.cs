<?cs set:view.title = "Merge a category" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/categories">Categories</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:category.name ?></a></li><li>Merge</li></ol>
<h1>Merge <?cs var:category.name ?> into another</h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not merged.</strong></p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a></li><?cs /each ?></ul></div>
<?cs /if ?><form class="card text" action="<?cs var:url_validate(view.here) ?>/merge" method="post">
  <p>Its products are filed in the other one, what hangs on it hangs there, its address leads there, and it is gone. This cannot be taken back.</p>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="version" value="<?cs var:category.version ?>">
  <div class="field"><label for="f-into">Into</label><?cs if:view.form.into.error ?><p class="error" id="e-into"><?cs var:view.form.into.error ?></p><?cs /if ?><select id="f-into" name="into" required<?cs if:view.form.into.error ?> aria-invalid="true" aria-describedby="e-into"<?cs /if ?>><option value="">Choose one</option><?cs each:o = view.categories ?><?cs if:o.id != category.id ?><option value="<?cs var:o.id ?>"><?cs var:o.name ?></option><?cs /if ?><?cs /each ?></select></div>
  <div class="row"><button class="danger" type="submit">Merge it</button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
