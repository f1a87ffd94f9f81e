<?cs include:"admin/fields.cs" ?><?cs set:view.title = "Stock of an item" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/stock">Stock</a></li><li><?cs var:item.sku ?></li></ol>
<div class="row ends">
  <div class="row"><h1><?cs var:item.name ?><?cs if:item.options ?>, <?cs var:item.options ?><?cs /if ?></h1> <?cs if:item._out ?><span class="tag bad">Sold out</span><?cs elif:item._low ?><span class="tag warn">Low</span><?cs /if ?></div>
<?cs if:item._product ?>  <p class="row"><a class="btn" href="<?cs var:url_validate(item._product) ?>">The product</a></p>
<?cs /if ?></div>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not changed.</strong> <?cs if:orders ?>These orders hold pieces of it: <?cs var:orders ?>.<?cs /if ?></p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a></li><?cs /each ?></ul></div>
<?cs elif:view.saved ?><p class="note ok" role="status"><strong>Done.</strong> It is written down below.</p>
<?cs /if ?><div class="split">
<section class="card" aria-labelledby="m1">
  <h2 id="m1">What moved</h2>
  <p><b><?cs var:item.on_hand ?></b> on hand, <b><?cs var:item.reserved ?></b> of them ordered and not paid yet: <b><?cs var:item.left ?></b> can be sold.</p>
<?cs if:moves.0.id ?>  <section class="scroll" tabindex="0" aria-label="Table of moves">
  <table>
    <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col" class="num">Change</th><?cs if:view.all ?><th scope="col" class="num">Ordered</th><?cs /if ?><th scope="col" class="num">On hand</th><th scope="col">Who</th></tr></thead>
    <tbody>
<?cs each:m = moves ?>      <tr><td class="soft"><?cs var:m._at_text ?></td><td><?cs var:m._reason ?><?cs if:m._why ?>: <?cs var:m._why ?><?cs /if ?><?cs if:m._order_url ?> <a href="<?cs var:url_validate(m._order_url) ?>"><?cs var:m.order ?></a><?cs elif:m.order ?> <?cs var:m.order ?><?cs /if ?><?cs if:m.note ?><br><span class="soft"><?cs var:m.note ?></span><?cs /if ?></td><td class="num"><?cs var:m._change ?></td><?cs if:view.all ?><td class="num"><?cs var:m._ordered ?></td><?cs /if ?><td class="num"><?cs var:m.left ?></td><td><?cs var:m.by ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
<?cs else ?>  <p class="soft">Nothing moved yet.</p>
<?cs /if ?>  <p class="row"><?cs if:view.all ?><a href="<?cs var:url_validate(view.here) ?>">Without reservations</a><?cs else ?><a href="<?cs var:url_validate(view.with_all) ?>">With reservations</a><?cs /if ?><?cs if:next ?> <a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Earlier</a><?cs /if ?></p>
</section>
<div class="stack">
<section class="card" aria-labelledby="m2">
  <h2 id="m2">Adjust</h2>
  <?cs if:view.can.stock ?><form action="/stock/item/adjust" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="sku" value="<?cs var:item.sku ?>"><input type="hidden" name="key" value="<?cs var:view.key ?>">
<?cs call:text(view.form.delta, "delta", "By how many", "+5 came, -3 went.", "9") ?>    <div class="field"><label for="f-why">Why</label><?cs call:wrong(view.form.why, "why") ?><select id="f-why" name="why"<?cs call:described(view.form.why, "why", "") ?>><option value="">Choose</option><?cs each:o = view.whys ?><option value="<?cs var:o.value ?>"<?cs if:o.chosen ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
<?cs call:text(view.form.note, "note", "Note", "", "200") ?>  <p><button class="go" type="submit">Adjust</button></p>
  </form><?cs /if ?>
</section>
<section class="card" aria-labelledby="m3">
  <h2 id="m3">Low from</h2>
  <?cs if:view.can.stock ?><form action="/stock/item/low" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="sku" value="<?cs var:item.sku ?>">
  <div class="field"><label for="f-low">Pieces left</label><p class="hint" id="h-low">Empty: as the settings say for all.</p><input type="text" class="short" id="f-low" name="low" value="<?cs if:item.own_low ?><?cs var:item.low_at ?><?cs /if ?>" inputmode="numeric" maxlength="7" aria-describedby="h-low"></div>
  <p><button type="submit">Save</button></p>
  </form><?cs /if ?>
</section>
</div>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
