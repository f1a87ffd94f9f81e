<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><?cs if:product.name ?><li><a href="/products">Products</a></li><?cs /if ?><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:view.title ?></a></li></ol>
<h1><?cs var:view.heading ?></h1>
<p class="note warn" role="alert"><strong>Not saved.</strong> <?cs var:view.error.text ?></p>
<section class="card sheet scroll" tabindex="0" aria-label="Both sides">
<table>
  <thead><tr><th scope="col">What</th><th scope="col">As it is now</th><th scope="col">As you asked</th></tr></thead>
  <tbody>
<?cs each:r = view.rows ?>    <tr<?cs if:r.differs ?> class="diff"<?cs /if ?>><th scope="row"><?cs var:r.what ?><?cs if:r.differs ?> <span class="tag info">differs</span><?cs /if ?></th><td><?cs var:r.now ?></td><td><?cs var:r.asked ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<div class="bar row">
  <a class="btn push" href="<?cs var:url_validate(view.here) ?>">Keep it as it is now</a>
  <form action="<?cs if:view.post ?><?cs var:url_validate(view.post) ?><?cs else ?><?cs var:url_validate(view.here) ?><?cs /if ?>" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs each:f = view.again ?>    <input type="hidden" name="<?cs var:f.name ?>" value="<?cs var:f.value ?>">
<?cs /each ?>    <button class="go" type="submit">Save what I asked for</button>
  </form>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
