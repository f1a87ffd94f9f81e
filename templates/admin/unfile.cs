<?cs set:view.title = "Delete a category" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/categories">Categories</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:category.name ?></a></li><li>Delete</li></ol>
<h1>Delete <?cs var:category.name ?>?</h1>
<form class="card text" action="<?cs var:url_validate(view.here) ?>/delete" method="post">
  <p>Only an empty one goes: no products filed in it, nothing that hangs on it. Else <a href="<?cs var:url_validate(view.here) ?>/merge">merge it into another</a>. Its address answers that nothing is there.</p>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="version" value="<?cs var:category.version ?>">
  <div class="row"><button class="danger" type="submit">Delete it</button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
