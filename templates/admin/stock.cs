<?cs set:view.title = "Stock" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends">
  <h1>Stock that runs low</h1>
  <p class="row"><a class="btn" href="/stock/count">Count</a></p>
</div>
<form class="tools row" action="/stock/item" aria-label="One item">
  <div class="grow"><label for="fs">SKU</label><input id="fs" type="search" name="sku" maxlength="64" required></div>
  <button type="submit">Show its moves</button>
</form>
<?cs if:items.0.sku ?><section class="card sheet scroll" tabindex="0" aria-label="What runs low">
<table>
  <thead><tr><th scope="col">Product</th><th scope="col">SKU</th><th scope="col">State</th><th scope="col" class="num">On hand</th><th scope="col" class="num">Ordered</th><th scope="col" class="num">Left</th><th scope="col" class="num">Low from</th></tr></thead>
  <tbody>
<?cs each:i = items ?>    <tr><th scope="row"><a href="<?cs var:url_validate(i.url) ?>"><?cs var:i.name ?><?cs if:i.options ?>, <?cs var:i.options ?><?cs /if ?></a></th><td><code><?cs var:i.sku ?></code></td><td><?cs if:i._out ?><span class="tag bad">Sold out</span><?cs else ?><span class="tag warn">Low</span><?cs /if ?></td><td class="num"><?cs var:i.on_hand ?></td><td class="num"><?cs var:i.reserved ?></td><td class="num"><b><?cs var:i.left ?></b></td><td class="num<?cs if:!i.own_low ?> soft<?cs /if ?>"><?cs var:i.low_at ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><p class="soft">Low is <?cs var:low_at ?> or fewer, as the settings say, where an item has no number of its own.</p>
<?cs else ?><p class="note ok"><strong>Nothing runs low.</strong> Of everything there are more than <?cs var:low_at ?> left.</p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
