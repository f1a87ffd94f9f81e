<?cs set:view.title = "Products" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends">
  <h1>Products</h1>
  <p class="row"><a class="btn" href="/products/new">New product</a></p>
</div>
<nav aria-label="Views">
  <ul class="tabs">
<?cs each:entry = view.views ?>    <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?> <span class="soft"><?cs var:entry.count ?></span></a></li>
<?cs /each ?>  </ul>
</nav>
<form class="tools row" action="/products" aria-label="Filter">
<?cs if:view.state ?>  <input type="hidden" name="state" value="<?cs var:view.state ?>">
<?cs /if ?>  <div class="grow"><label for="fq">Name or SKU</label><input id="fq" type="search" name="q" value="<?cs var:view.form.q.value ?>"></div>
  <div><label for="fc">Category</label><select id="fc" name="category"><option value="">Any</option><?cs each:c = view.categories ?><option value="<?cs var:c.id ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <button type="submit">Filter</button>
</form>
<?cs if:products.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Products">
<table>
  <thead><tr><th scope="col"><span class="vh">Picture</span></th><th scope="col">Product</th><th scope="col">SKU</th><th scope="col">State</th><th scope="col" class="num">Variants</th><th scope="col" class="num">Stock</th><th scope="col" class="num">Price from</th><th scope="col">Category</th><th scope="col">Changed</th></tr></thead>
  <tbody>
<?cs each:p = products ?>      <tr><td><img class="thumb" src="<?cs var:url_validate(p._picture) ?>" alt="" width="160" height="160" loading="lazy"></td><th scope="row"><a href="<?cs var:url_validate(p.url) ?>"><?cs var:p.name ?></a></th><td><code><?cs var:p.sku ?></code></td><td><?cs if:p._sold_out ?><span class="tag bad">Sold out</span><?cs elif:p._low ?><span class="tag warn">Low</span><?cs else ?><span class="tag<?cs if:p._on ?> ok<?cs /if ?>"><?cs var:p._state ?></span><?cs /if ?></td><td class="num"><?cs var:p.variants ?></td><td class="num"><?cs var:p.stock ?></td><td class="num"><?cs var:p.price ?></td><td><?cs var:p.category ?></td><td class="soft"><?cs var:p._changed_text ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><?cs else ?><p class="note"><strong>No product is like that.</strong> <a href="/products">All products</a></p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
