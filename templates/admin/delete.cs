<?cs set:view.title = "Delete a draft" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:product.name ?></a></li><li>Delete</li></ol>
<h1>Delete <?cs var:product.name ?>?</h1>
<div class="text">
<?cs if:view.draft ?><form class="card" action="<?cs var:url_validate(view.here) ?>/delete" method="post">
  <p>The draft goes with its variants, words, prices and counts of stock. This cannot be taken back. If an order was ever made of it, it stays.</p>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="version" value="<?cs var:product.version ?>">
  <div class="row"><button class="danger" type="submit">Delete it</button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
<?cs else ?><p class="note warn"><strong>Only a draft can be deleted.</strong> This one is or was for sale. Hide it instead: it leaves the shop, and what was ordered of it stays readable.</p>
<p><a class="btn" href="<?cs var:url_validate(view.here) ?>">Back to it</a></p>
<?cs /if ?></div>
</main>
<?cs include:"admin/foot.cs" ?>
