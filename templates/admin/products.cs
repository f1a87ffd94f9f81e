<?cs set:view.title = "Products" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends">
  <h1>Products</h1>
  <p class="row"><?cs if:view.can.catalog ?><a class="btn" href="/bulk/file">Import CSV</a> <?cs /if ?><a class="btn" href="<?cs var:url_validate(view.file) ?>">Export</a> <a class="btn" href="/bulk">Bulk changes</a><?cs if:view.can.catalog ?> <a class="btn" href="/products/new">New product</a><?cs /if ?></p>
</div>
<nav aria-label="Views">
  <ul class="tabs">
<?cs each:entry = view.views ?>    <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?><?cs if:entry.count != "" ?> <span class="soft"><?cs var:entry.count ?></span><?cs /if ?></a></li>
<?cs /each ?>  </ul>
</nav>
<form class="tools row" action="/products" aria-label="Filter">
  <div class="grow"><label for="fq">Name, SKU or word</label><input id="fq" type="search" name="q" value="<?cs var:view.form.q.value ?>"></div>
  <div><label for="fc">Category</label><select id="fc" name="category"><option value="">Any</option><?cs each:c = view.categories ?><option value="<?cs var:c.id ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <div><label for="fs">State</label><select id="fs" name="state"><option value="">Any</option><?cs each:c = view.list_states ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <div><label for="fk">Stock</label><select id="fk" name="stock"><option value="">Any</option><?cs each:c = view.stocks ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <div><label for="fm">Missing</label><select id="fm" name="missing"><option value="">Nothing</option><?cs each:c = view.missings ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <div><label for="fb">Brand</label><input type="text" id="fb" name="brand" value="<?cs var:view.form.brand.value ?>"></div>
  <div><label for="ft">Tax class</label><select id="ft" name="tax_class"><option value="">Any</option><?cs each:c = view.tax_classes ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <div><label for="fo">Order by</label><select id="fo" name="sort"><?cs each:c = view.sorts ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <button type="submit">Filter</button>
</form>
<?cs if:view.can_keep ?><details><summary>Keep this view</summary>
<form class="tools row" action="/products/keep" method="post" aria-label="Keep this view">
  <input type="hidden" name="csrf" value="<?cs var:view.me.csrf ?>">
<?cs each:f = view.filter ?>  <input type="hidden" name="<?cs var:f.name ?>" value="<?cs var:f.value ?>">
<?cs /each ?>  <div><label for="vn">Its name</label><input type="text" id="vn" name="name" maxlength="60" required></div>
  <button type="submit">Keep</button>
</form></details>
<?cs elif:view.kept ?><form class="tools row" action="/products/forget" method="post" aria-label="This view">
  <input type="hidden" name="csrf" value="<?cs var:view.me.csrf ?>">
  <input type="hidden" name="name" value="<?cs var:view.kept ?>">
  <button class="quiet" type="submit">Forget the view “<?cs var:view.kept ?>”</button>
</form>
<?cs /if ?><?cs if:products.0.id ?><?cs if:view.can.catalog ?><form action="/bulk/new" aria-label="Bulk change">
<?cs each:f = view.filter ?>  <input type="hidden" name="<?cs var:f.name ?>" value="<?cs var:f.value ?>">
<?cs /each ?><?cs /if ?><section class="card sheet scroll" tabindex="0" aria-label="Products">
<table>
  <thead><tr><?cs if:view.can.catalog ?><th scope="col"><span class="vh">Choose</span></th><?cs /if ?><th scope="col"><span class="vh">Picture</span></th><th scope="col">Product</th><th scope="col">SKU</th><th scope="col">State</th><th scope="col" class="num">Variants</th><th scope="col" class="num">Stock</th><th scope="col" class="num">Price from</th><th scope="col">Category</th><th scope="col">Changed</th></tr></thead>
  <tbody>
<?cs each:p = products ?>      <tr><?cs if:view.can.catalog ?><td><input type="checkbox" name="id" value="<?cs var:p.id ?>" aria-label="Choose <?cs var:p.name ?>"></td><?cs /if ?><td><img class="thumb" src="<?cs var:url_validate(p._picture) ?>" alt="" width="160" height="160" loading="lazy"></td><th scope="row"><a href="<?cs var:url_validate(p.url) ?>"><?cs var:p.name ?></a></th><td><code><?cs var:p.sku ?></code></td><td><?cs if:p._sold_out ?><span class="tag bad">Sold out</span><?cs elif:p._low ?><span class="tag warn">Low</span><?cs else ?><span class="tag<?cs if:p._on ?> ok<?cs /if ?>"><?cs var:p._state ?></span><?cs /if ?></td><td class="num"><?cs var:p.variants ?></td><td class="num"><?cs var:p.stock ?></td><td class="num"><?cs var:p.price ?></td><td><?cs var:p.category ?></td><td class="soft"><?cs var:p._changed_text ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<nav class="pager row ends" aria-label="Pages"><span class="soft"><?cs if:more_found ?>More than 1,000 found<?cs else ?><?cs var:found ?> found<?cs /if ?></span><?cs if:next ?><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a><?cs /if ?></nav>
<?cs if:view.can.catalog ?><div class="bar row">
  <label for="act">With the ticked</label>
  <select id="act" name="act"><option value="price">Change price…</option><option value="offer">Change offer…</option><option value="stock">Change stock…</option><option value="status">Change state…</option><option value="category">Change category…</option><option value="tax_class">Change tax class…</option><option value="attribute">Change attribute…</option></select>
  <label class="check"><input type="checkbox" name="all" value="1"> all <?cs if:more_found ?>of more than 1,000<?cs else ?><?cs var:found ?><?cs /if ?> found, not just this page</label>
  <button class="go push" type="submit">Say what changes</button>
</div>
</form>
<?cs /if ?><?cs else ?><p class="note"><strong>No product is like that.</strong> <a href="/products">All products</a></p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
