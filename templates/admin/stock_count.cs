<?cs set:view.title = "Count stock" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/stock">Stock</a></li><li>Count</li></ol>
<h1><?cs if:category ?>Count: <?cs var:category ?><?cs else ?>Count stock<?cs /if ?></h1>
<?cs if:view.applied ?><p class="note ok noprint" role="status"><strong>Counted.</strong> Each change is written down with your name.</p>
<?cs /if ?><form class="tools row noprint" action="/stock/count" aria-label="What to count">
  <div><label for="fc">Category</label><select id="fc" name="category"><?cs each:c = view.categories ?><option value="<?cs var:c.id ?>"<?cs if:c.chosen ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  <button type="submit">Show the sheet</button>
</form>
<?cs if:items.0.sku ?><p class="noprint">Print this page for the shelves, or type what you count. Lines left empty stay as they are.</p>
<?cs if:view.can.stock ?><form action="/stock/count" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<input type="hidden" name="category" value="<?cs var:view.category ?>">
<?cs if:view.after ?><input type="hidden" name="after" value="<?cs var:view.after ?>">
<?cs /if ?><section class="card sheet scroll" tabindex="0" aria-label="Sheet">
<table class="wraps">
  <thead><tr><th scope="col">Product</th><th scope="col" class="num">On hand</th><th scope="col">Counted</th></tr></thead>
  <tbody>
<?cs each:i = items ?>    <tr><th scope="row"><?cs var:i.name ?><?cs if:i.options ?>, <?cs var:i.options ?><?cs /if ?><br><code><?cs var:i.sku ?></code></th><td class="num"><?cs var:i.on_hand ?></td><td><input type="hidden" name="sku" value="<?cs var:i.sku ?>"><input type="hidden" name="seen" value="<?cs var:i.on_hand ?>"><input type="text" class="qty" name="counted" inputmode="numeric" maxlength="7" aria-label="Counted of <?cs var:i.sku ?>"></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<div class="bar row">
  <p class="soft">What is shown as on hand goes with the sheet: a line that moved meanwhile is not overwritten.</p>
<?cs if:next ?>  <a class="btn push" href="<?cs var:url_validate(next) ?>" rel="next">Next 100 without counting</a>
<?cs /if ?>  <?cs if:view.can.stock ?><button class="go<?cs if:!next ?> push<?cs /if ?>" type="submit" name="do" value="preview">Look at the differences</button><?cs /if ?>
</div>
<?cs if:view.can.stock ?></form><?cs else ?></fieldset><?cs /if ?>
<?cs elif:category ?><p class="note"><strong>There is nothing in this category.</strong> Choose another.</p>
<?cs else ?><p>Choose a category: its sheet has everything in it and below it.</p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
