<?cs set:view.title = "Orders" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends"><h1>Orders</h1><?cs if:view.board ?> <p class="row"><a class="btn" href="/orders?state=all">As a list</a><?cs each:s = view.stages ?><?cs if:s.may_post ?> <a class="btn go" href="/orders/slips.pdf">Print packing slips</a><?cs /if ?><?cs /each ?></p><?cs /if ?></div>
<nav aria-label="Views">
  <ul class="tabs">
<?cs each:entry = view.views ?>    <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?></a></li>
<?cs /each ?>  </ul>
</nav>
<form class="tools row" action="/orders" aria-label="Filter">
  <input type="hidden" name="state" value="<?cs var:view.state ?>">
  <div class="grow"><label for="q1">Number, e-mail, name, SKU, parcel or invoice</label><input id="q1" type="search" name="q" value="<?cs var:view.form.q.value ?>"></div>
  <div><label for="q2">Since</label><input id="q2" type="date" name="since" value="<?cs var:view.form.since.value ?>"<?cs if:view.form.since.error ?> aria-invalid="true" aria-describedby="e-day"<?cs /if ?>></div>
  <div><label for="q3">Until</label><input id="q3" type="date" name="until" value="<?cs var:view.form.until.value ?>"<?cs if:view.form.until.error ?> aria-invalid="true" aria-describedby="e-day"<?cs /if ?>></div>
  <button type="submit">Filter</button>
</form>
<?cs if:view.board ?><section class="board scroll" tabindex="0" aria-label="Board of orders">
<?cs each:s = view.stages ?><section aria-labelledby="b-<?cs var:s.name ?>">
  <h2 class="row ends" id="b-<?cs var:s.name ?>"><?cs var:s.words ?> <span class="soft"><?cs var:s.count ?></span></h2>
<?cs each:o = s.cards ?>  <article class="card">
    <div class="row ends"><h3><a href="<?cs var:url_validate(o.url) ?>"><?cs var:o.number ?></a></h3><b class="num"><?cs var:o.total ?></b></div>
    <p><?cs var:o.name ?>, <?cs var:o.city ?><br><span class="soft"><?cs var:o._goods ?><?cs if:o._more ?> and <?cs var:o._more ?> more<?cs /if ?></span></p>
    <div class="row ends"><span class="soft small"><?cs var:o._placed_at_text ?></span><span class="tag"><?cs var:o._state ?></span></div>
<?cs if:s.may_post ?>    <form action="<?cs var:url_validate(o.url) ?>/ship" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><button class="wide" type="submit">Packed and posted<span class="vh"> <?cs var:o.number ?></span></button></form>
<?cs /if ?>  </article>
<?cs /each ?><?cs if:s.more ?>  <p><a href="<?cs var:url_validate(s.url) ?>">All of them</a></p>
<?cs /if ?><?cs if:!s.cards.0.id ?>  <p class="soft">None.</p>
<?cs /if ?></section>
<?cs /each ?></section>
<?cs elif:orders.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Orders">
<table>
  <thead><tr><th scope="col">Order</th><th scope="col">State</th><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col" class="num">Things</th><th scope="col" class="num">Total</th><th scope="col">Placed</th></tr></thead>
  <tbody>
<?cs each:o = orders ?>    <tr><th scope="row"><a href="<?cs var:url_validate(o.url) ?>"><?cs var:o.number ?></a></th><td><span class="tag"><?cs var:o._state ?></span></td><td><?cs var:o.name ?>, <?cs var:o.city ?></td><td><?cs var:o.email ?></td><td class="num"><?cs var:o.pieces ?></td><td class="num"><?cs var:o.total ?></td><td class="soft"><?cs var:o._placed_at_text ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><?cs elif:view.error.code ?><p class="note bad" role="alert" id="e-day"><strong>Not searched.</strong> A day is written like 2026-11-23.</p>
<?cs else ?><p class="note"><strong>No order is like that.</strong> <a href="/orders">The board</a></p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
