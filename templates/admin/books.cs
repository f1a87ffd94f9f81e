<?cs set:view.title = "Books" ?><?cs set:view.tab = "books" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Books</h1>
<?cs include:"admin/books_tabs.cs" ?><div class="stack">
<?cs if:!runs.0.result ?><p class="note"><strong>They were not checked yet.</strong> The worker does it, as often as the shop's settings say.</p>
<?cs else ?><dl class="kpis card">
  <div><dt>Differences</dt><dd><?cs var:runs.0.differences ?></dd></div>
  <div><dt>Orders looked at</dt><dd><?cs var:runs.0.orders ?></dd></div>
  <div><dt>Checked</dt><dd><?cs var:runs.0._started_at_text ?></dd><dd class="small soft">in <?cs var:runs.0.ms ?> ms</dd></div>
</dl>
<?cs if:runs.0._unchecked ?><p class="note bad"><strong>The processor's books could not be had.</strong> The shop's own were checked.</p>
<?cs /if ?><?cs if:runs.0._same ?><p class="note ok"><strong>Everything agrees.</strong> Stock, orders and payments are as the rules say, and as the processor does.</p>
<?cs /if ?><?cs if:findings.0.rule ?><section class="card sheet scroll" tabindex="0" aria-label="Differences">
<table>
  <thead><tr><th scope="col">Rule</th><th scope="col">What differs</th><th scope="col">Order</th></tr></thead>
  <tbody>
<?cs each:f = findings ?>    <tr><th scope="row"><?cs var:f.rule ?></th><td><?cs var:f.text ?></td><td><?cs if:f.url ?><a href="<?cs var:url_validate(f.url) ?>">Look at it</a><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs /if ?><h2>Last runs</h2>
<section class="card sheet scroll" tabindex="0" aria-label="Last runs">
<table>
  <thead><tr><th scope="col">Begun</th><th scope="col" class="num">Took</th><th scope="col" class="num">Orders</th><th scope="col" class="num">Differences</th><th scope="col">Processor</th></tr></thead>
  <tbody>
<?cs each:r = runs ?>    <tr><th scope="row"><?cs var:r._started_at_text ?></th><td class="num"><?cs var:r.ms ?> ms</td><td class="num"><?cs var:r.orders ?></td><td class="num"><?cs var:r.differences ?></td><td><?cs if:r._unchecked ?>not reached<?cs else ?>compared<?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs /if ?><h2>For a person to look at</h2>
<?cs if:alerts.0.kind ?><section class="card sheet scroll" tabindex="0" aria-label="For a person to look at">
<table>
  <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Order</th><th scope="col"><span class="vh">Deed</span></th></tr></thead>
  <tbody>
<?cs each:a = alerts ?>    <tr><th scope="row"><?cs var:a._at_text ?></th><td><?cs var:a.text ?></td><td><?cs if:a.number ?><a href="<?cs var:url_validate(a.url) ?>"><?cs var:a.number ?></a><?cs /if ?></td><td><?cs if:view.can.orders ?><form action="/books/alerts/<?cs var:url_escape(a.id) ?>/seen" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><button class="quiet" type="submit">Seen to<span class="vh">: <?cs var:a.text ?></span></button></form><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs else ?><p class="soft">None.</p>
<?cs /if ?></div>
</main>
<?cs include:"admin/foot.cs" ?>
