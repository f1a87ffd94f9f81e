<?cs set:view.title = "Categories" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Categories</h1>
<?cs if:categories.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Categories">
<table>
  <thead><tr><th scope="col">Category</th><th scope="col">Address</th><th scope="col" class="num">Filed here</th><th scope="col" class="num">On sale</th></tr></thead>
  <tbody>
<?cs each:c = categories ?>    <tr><th scope="row"><?cs loop:i = #1, c.depth, #1 ?><span class="soft" aria-hidden="true">– </span><?cs /loop ?><a href="<?cs var:url_validate(c.url) ?>"><?cs var:c.name ?></a></th><td><code><?cs var:c.slug ?></code></td><td class="num"><?cs var:c.products ?></td><td class="num"><?cs var:c.published ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs else ?><p class="note"><strong>There is none yet.</strong> They come with the products, by a file.</p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
