<?cs def:before() ?>the <?cs if:view.days == #1 ?>day<?cs else ?><?cs var:view.days ?> days<?cs /if ?> before<?cs /def ?>
<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends">
  <h1><?cs if:view.title ?><?cs var:view.title ?><?cs else ?>Reports<?cs /if ?></h1>
  <form class="row" action="/reports" aria-label="Time">
    <input class="short" type="date" name="from" value="<?cs if:view.error.code ?><?cs var:view.form.from.value ?><?cs else ?><?cs var:view.from ?><?cs /if ?>" aria-label="From"<?cs if:view.form.from.error ?> aria-invalid="true" aria-describedby="e-time"<?cs /if ?>>
    <input class="short" type="date" name="to" value="<?cs if:view.error.code ?><?cs var:view.form.to.value ?><?cs else ?><?cs var:view.to ?><?cs /if ?>" aria-label="To"<?cs if:view.form.to.error ?> aria-invalid="true" aria-describedby="e-time"<?cs /if ?>>
<?cs if:!view.error.code ?>    <select class="short" name="by" aria-label="By"><?cs each:c = view.cuts ?><option value="<?cs var:c.value ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select>
<?cs else ?>    <input type="hidden" name="by" value="<?cs var:view.form.by.value ?>">
<?cs /if ?>    <button type="submit">Show</button>
<?cs if:!view.error.code ?>    <a class="btn" href="<?cs var:url_validate(view.csv) ?>">CSV</a>
<?cs /if ?>  </form>
</div>
<?cs if:view.error.code ?><p class="note bad" role="alert" id="e-time"><strong>Nothing to show.</strong> Two days are needed, the first not after the last; at most 200 days, weeks or months, and ten years in all.</p>
<?cs else ?><div class="stack">
<dl class="kpis card">
  <div><dt>Taken in</dt><dd><?cs var:together.taken ?></dd><dd class="small soft"><?cs if:together.change ?><?cs var:together.change ?> on <?cs call:before() ?><?cs else ?><?cs var:together.before ?> <?cs call:before() ?><?cs /if ?></dd></div>
  <div><dt>Orders</dt><dd><?cs var:together.orders ?></dd><dd class="small soft"><?cs var:together.orders_before ?> before</dd></div>
  <div><dt>Each, on average</dt><dd><?cs var:together.average ?></dd><dd class="small soft"><?cs var:together.average_before ?> before</dd></div>
  <div><dt>Given back</dt><dd><?cs var:together.given_back ?></dd><dd class="small soft"><?cs var:together.refunds ?> <?cs if:together.refunds == #1 ?>order<?cs else ?>orders<?cs /if ?></dd></div>
<?cs if:view.books.at ?>  <div><dt>Books</dt><dd><?cs var:view.books.differences ?> <?cs if:view.books.differences == #1 ?>difference<?cs else ?>differences<?cs /if ?></dd><dd class="small soft">checked <?cs var:view.books._at_text ?></dd></div>
<?cs /if ?></dl>
<?cs if:view.is_time ?><div class="split">
<figure class="card">
  <figcaption class="row ends"><h2>Taken in, <?cs each:c = view.cuts ?><?cs if:c.chosen ?><?cs var:c.name ?><?cs /if ?><?cs /each ?></h2><span class="row small soft"><svg class="key chart" viewBox="0 0 24 12" aria-hidden="true"><rect class="now" width="24" height="12" rx="2"/></svg> now <svg class="key chart" viewBox="0 0 24 12" aria-hidden="true"><path class="then" d="M1 6H23"/></svg> <?cs call:before() ?></span></figcaption>
  <section class="scroll" tabindex="0" aria-label="Chart">
<svg class="chart" viewBox="0 0 640 240" role="img" aria-labelledby="c-t c-d"><title id="c-t">Taken in, <?cs var:view.title ?></title><desc id="c-d"><?cs if:together.taken.amount ?>The most was <?cs var:view.chart.most ?>, <?cs var:view.chart.when ?>. The time before is a dotted line.<?cs else ?>Nothing was taken in.<?cs /if ?> The table below has all figures.</desc>
<?cs each:r = view.chart.rules ?><path class="rule" d="M52 <?cs var:r.y ?>H640"/><text x="44" y="<?cs var:r.text_y ?>" text-anchor="end"><?cs var:r.value ?></text>
<?cs /each ?><?cs each:b = view.chart.bars ?><rect class="<?cs if:b.peak ?>peak<?cs else ?>now<?cs /if ?>" x="<?cs var:b.x ?>" y="<?cs var:b.y ?>" width="<?cs var:b.width ?>" height="<?cs var:b.height ?>" rx="2"><title><?cs var:b.name ?>: <?cs var:b.value ?></title></rect><?cs if:b.label ?><text x="<?cs var:b.middle ?>" y="232" text-anchor="middle"><?cs var:b.label ?></text><?cs /if ?><?cs if:b.peak ?><text class="strong" x="<?cs var:b.middle ?>" y="<?cs var:b.above ?>" text-anchor="middle"><?cs var:b.value ?></text><?cs /if ?>
<?cs /each ?><?cs if:view.chart.before ?><path class="then" d="<?cs var:view.chart.before ?>"/><?cs /if ?>
</svg>
  </section>
</figure>
<div class="stack">
<section class="card" aria-labelledby="best">
  <h2 id="best">Sold best</h2>
<?cs if:view.best.0.name ?>  <ul class="mini">
<?cs each:b = view.best ?>    <li><img class="thumb" src="<?cs var:url_validate(b.picture) ?>" alt="" width="160" height="160" loading="lazy"><span><?cs var:b.name ?></span><span class="num"><?cs var:b.pieces ?></span></li>
<?cs /each ?>  </ul>
<?cs else ?>  <p class="soft">Nothing yet.</p>
<?cs /if ?></section>
<section class="card" aria-labelledby="way">
  <h2 id="way">From cart to paid</h2>
  <dl class="sums"><dt>Carts begun</dt><dd><?cs var:funnel.carts ?></dd><dt>of them ordered</dt><dd><?cs var:funnel.ordered ?><?cs if:funnel.carts ?> <span class="soft"><?cs var:funnel._ordered_percent ?>%</span><?cs /if ?></dd><dt>of them paid</dt><dd><?cs var:funnel.paid ?><?cs if:funnel.carts ?> <span class="soft"><?cs var:funnel._paid_percent ?>%</span><?cs /if ?></dd></dl>
</section>
</div>
</div>
<section class="card sheet scroll" tabindex="0" aria-label="The same as a table">
<table>
  <thead><tr><th scope="col">When</th><th scope="col" class="num">Orders</th><th scope="col" class="num">Taken in</th><th scope="col" class="num">Before</th><th scope="col" class="num">Difference</th><th scope="col" class="num">Given back</th></tr></thead>
  <tbody>
<?cs each:t = times ?>    <tr><th scope="row"><?cs var:t.name ?></th><td class="num"><?cs var:t.orders ?></td><td class="num"><?cs var:t.taken ?></td><td class="num"><?cs var:t.before ?></td><td class="num"><?cs var:t.change ?></td><td class="num"><?cs var:t.given_back ?></td></tr>
<?cs /each ?>  </tbody>
  <tfoot><tr><th scope="row">Together</th><td class="num"><?cs var:together.orders ?></td><td class="num"><?cs var:together.taken ?></td><td class="num"><?cs var:together.before ?></td><td class="num"><?cs var:together.change ?></td><td class="num"><?cs var:together.given_back ?></td></tr></tfoot>
</table>
</section>
<?cs elif:rows.0.name ?><section class="card sheet scroll" tabindex="0" aria-label="Table">
<table>
  <thead><tr><th scope="col"><?cs if:view.by == "product" ?>Product<?cs elif:view.by == "category" ?>Category<?cs else ?>Country<?cs /if ?></th><?cs if:view.by == "tax" ?><th scope="col" class="num">Rate</th><?cs /if ?><th scope="col" class="num">Orders</th><?cs if:view.by == "product" || view.by == "category" ?><th scope="col" class="num">Pieces</th><?cs /if ?><th scope="col" class="num"><?cs if:view.by == "tax" ?>Without tax<?cs else ?>Taken in<?cs /if ?></th><th scope="col" class="num">Tax</th></tr></thead>
  <tbody>
<?cs each:r = rows ?>    <tr><th scope="row"><?cs if:r._url ?><a href="<?cs var:url_validate(r._url) ?>"><?cs var:r.name ?></a><?cs else ?><?cs var:r.name ?><?cs /if ?></th><?cs if:view.by == "tax" ?><td class="num"><?cs var:r.rate ?>%</td><?cs /if ?><td class="num"><?cs var:r.orders ?></td><?cs if:view.by == "product" || view.by == "category" ?><td class="num"><?cs var:r.pieces ?></td><?cs /if ?><td class="num"><?cs var:r.sum ?></td><td class="num"><?cs var:r.tax ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:view.more ?><p class="soft">These are the largest 100; the file has up to 1,000.</p>
<?cs /if ?><?cs else ?><p class="note"><strong>Nothing was sold in this time.</strong> <a href="/reports">The last two weeks</a></p>
<?cs /if ?><p class="soft small">Sales count when they are paid, whole; what was given back counts when it was, and is not taken off the sale or its tax.</p>
</div>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
