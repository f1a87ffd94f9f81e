<?cs set:view.title = "Count stock" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/stock">Stock</a></li><li><a href="/stock/count?category=<?cs var:url_escape(view.category) ?>">Count</a></li><li><?cs if:view.done ?>Done<?cs else ?>Differences<?cs /if ?></li></ol>
<h1><?cs if:view.done ?>Counted, but for some<?cs else ?>What the count changes<?cs /if ?></h1>
<?cs if:view.error.code ?><p class="note <?cs if:view.done ?>warn<?cs else ?>bad<?cs /if ?>" role="alert"><strong><?cs if:view.done ?><?cs var:counted ?> changed.<?cs else ?>Nothing is changed yet.<?cs /if ?></strong> <?cs var:view.error.text ?></p>
<?cs elif:!view.done ?><p class="note"><strong>Nothing is changed yet.</strong> <?cs if:stale ?>Lines that moved meanwhile stay as they are; count them again.<?cs else ?>Look at it, then apply it.<?cs /if ?></p>
<?cs /if ?><form action="/stock/count" method="post">
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<input type="hidden" name="category" value="<?cs var:view.category ?>">
<?cs if:view.after ?><input type="hidden" name="after" value="<?cs var:view.after ?>">
<?cs /if ?><?cs if:lines.0.sku ?><section class="card sheet scroll" tabindex="0" aria-label="Differences">
<table class="wraps">
  <thead><tr><th scope="col">Product</th><th scope="col" class="num">On the sheet</th><th scope="col" class="num">Counted</th><th scope="col" class="num">Difference</th><th scope="col">Remark</th></tr></thead>
  <tbody>
<?cs each:l = lines ?>    <tr<?cs if:l._stale || l._too_few || l._wrong || l._gone ?> class="diff"<?cs /if ?>><th scope="row"><?cs var:l.name ?><?cs if:l.options ?>, <?cs var:l.options ?><?cs /if ?><br><code><?cs var:l.sku ?></code></th><td class="num"><?cs var:l.seen ?></td><td class="num"><?cs var:l.typed ?></td><td class="num"><?cs if:l._same ?>none<?cs elif:!l._wrong ?><?cs var:l._difference ?><?cs /if ?></td><td><?cs if:l._stale ?><span class="tag warn">Moved meanwhile</span> The sheet said <?cs var:l.seen ?>, you counted <?cs var:l.typed ?>, now there are <?cs var:l.on_hand ?>.<?cs elif:l._too_few ?><span class="tag bad">Too few</span> <?cs var:l.reserved ?> are ordered<?cs if:l.orders ?>, in <?cs var:l.orders ?><?cs /if ?>.<?cs elif:l._wrong ?><span class="tag bad">No number</span><?cs elif:l._gone ?><span class="tag bad">No such item</span><?cs elif:l._same ?><span class="tag">As it was</span><?cs elif:view.done ?><span class="tag ok">Changed</span><?cs /if ?><?cs if:view.done ?><?cs if:l._stale || l._too_few || l._wrong ?><input type="hidden" name="sku" value="<?cs var:l.sku ?>"><input type="hidden" name="seen" value="<?cs var:l.on_hand ?>"> <input type="text" class="qty" name="counted" value="" inputmode="numeric" maxlength="7" aria-label="Counted again of <?cs var:l.sku ?>"><?cs /if ?><?cs elif:l._too_few || l._wrong ?><input type="hidden" name="sku" value="<?cs var:l.sku ?>"><input type="hidden" name="seen" value="<?cs var:l.seen ?>"> <input type="text" class="qty" name="counted" value="<?cs var:l.typed ?>" inputmode="numeric" maxlength="7" aria-label="Counted of <?cs var:l.sku ?>" aria-invalid="true"><?cs elif:!l._same && !l._stale && !l._gone ?><input type="hidden" name="sku" value="<?cs var:l.sku ?>"><input type="hidden" name="seen" value="<?cs var:l.seen ?>"><input type="hidden" name="counted" value="<?cs var:l.typed ?>"><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs /if ?><div class="bar row">
  <a class="btn push" href="/stock/count?category=<?cs var:url_escape(view.category) ?>"><?cs if:view.done ?>Leave them<?cs else ?>Back to the sheet<?cs /if ?></a>
<?cs if:view.open ?><?cs if:view.done || view.refused ?>  <button class="go" type="submit" name="do" value="preview">Look again</button>
<?cs else ?>  <button class="go" type="submit" name="do" value="apply">Apply <?cs var:counted ?> <?cs if:counted == #1 ?>count<?cs else ?>counts<?cs /if ?></button>
<?cs /if ?><?cs /if ?></div>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
