<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/customers">Customers</a></li><li><?cs var:customer.name ?></li></ol>
<div class="row"><h1><?cs var:customer.name ?></h1> <span class="tag"><?cs if:customer.guest ?>Guest<?cs else ?>Account<?cs /if ?></span></div>
<?cs each:o = view.others ?><p class="note"><strong>The same address, <?cs if:o.guest ?>as a guest<?cs else ?>with an account<?cs /if ?>:</strong> <a href="<?cs var:url_validate(o.url) ?>">orders: <?cs var:o.orders ?></a>. Guests type an address that nobody checks, so the two are kept apart.</p>
<?cs /each ?><div class="split">
<div class="stack">
<dl class="kpis card">
  <div><dt>Orders</dt><dd><?cs var:customer.orders ?></dd></div>
  <div><dt>Spent</dt><dd><?cs var:customer.spent ?></dd></div>
  <div><dt>Open carts</dt><dd><?cs var:carts.open ?></dd><dd class="small soft">things in them: <?cs var:carts.things ?></dd></div>
</dl>
<section class="card sheet scroll" tabindex="0" aria-label="Orders">
<table>
  <thead><tr><th scope="col">Order</th><th scope="col">State</th><th scope="col" class="num">Total</th><th scope="col" class="num">Paid back</th><th scope="col">Placed</th></tr></thead>
  <tbody>
<?cs each:o = orders ?>    <tr><th scope="row"><a href="<?cs var:url_validate(o.url) ?>"><?cs var:o.number ?></a></th><td><span class="tag"><?cs var:o._state ?></span></td><td class="num"><?cs var:o.total ?></td><td class="num"><?cs if:o.refunded.amount ?><?cs var:o.refunded ?><?cs /if ?></td><td class="soft"><?cs var:o._placed_at_text ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:vouchers.0.code ?><section class="card" aria-labelledby="c2">
  <h2 id="c2">Vouchers used</h2>
  <ul><?cs each:v = vouchers ?><li><code><?cs var:v.code ?></code> in <a href="<?cs var:url_validate(v._url) ?>"><?cs var:v.number ?></a>, <?cs var:v._at_text ?></li><?cs /each ?></ul>
</section>
<?cs /if ?></div>
<div class="stack">
<section class="card" aria-labelledby="c3">
  <h2 id="c3">Reached at</h2>
  <p><?cs var:customer.email ?></p>
<?cs each:a = addresses ?>  <p><?cs var:a.name ?><br><?cs var:a.line1 ?><br><?cs if:a.line2 ?><?cs var:a.line2 ?><br><?cs /if ?><?cs var:a.postcode ?> <?cs var:a.city ?>, <?cs var:a.country ?></p>
<?cs /each ?></section>
<section class="card" aria-labelledby="c4">
  <h2 id="c4">Notes</h2>
  <?cs if:view.can.support ?><form action="<?cs var:url_validate(customer.url) ?>/note" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="key" value="<?cs var:view.key ?>">
    <div class="field"><label for="n-text">For staff</label><p class="hint" id="h-text">It is part of the file that this person may ask for. It cannot be changed later.</p><textarea id="n-text" name="text" rows="2" maxlength="2000" required aria-describedby="h-text"></textarea></div>
    <p><button type="submit">Write it down</button></p>
  </form><?cs /if ?>
<?cs each:n = notes ?>  <p><?cs var:n.text ?><br><span class="soft small"><?cs var:n.by ?>, <?cs var:n._at_text ?></span></p>
<?cs /each ?></section>
<section class="card" aria-labelledby="c5">
  <h2 id="c5">Their right</h2>
  <?cs if:view.can.support ?><form action="<?cs var:url_validate(customer.url) ?>/export" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><p><button type="submit">All that we have, as a file</button></p></form><?cs /if ?>
<?cs if:view.can.owner ?>  <p><a class="btn danger" href="<?cs var:url_validate(customer.url) ?>/erase">Erase</a></p>
<?cs /if ?></section>
</div>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
