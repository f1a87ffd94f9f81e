<?cs def:field_error(name, error) ?><?cs if:error ?><p class="error" id="e-<?cs var:name ?>"><?cs var:error ?></p><?cs /if ?><?cs /def ?>
<?cs def:hidden(c) ?><input type="hidden" name="cell" value="<?cs var:c.key ?>"><input type="hidden" name="seen" value="<?cs var:c.seen ?>"><?cs /def ?>
<?cs def:tags(c) ?><?cs if:c.is_new ?> <span class="tag info">New</span><?cs elif:c.back ?> <span class="tag info">Comes back</span><?cs elif:c.sold_out ?> <span class="tag bad">Sold out</span><?cs elif:c.low ?> <span class="tag warn">Low</span><?cs /if ?><?cs if:c.error ?><p class="error"><?cs var:c.error ?><?cs if:c.orders ?> They are in <?cs var:c.orders ?>.<?cs /if ?></p><?cs /if ?><?cs /def ?>
<?cs def:sku(c) ?><?cs if:c.is_new ?><input type="text" name="sku" value="<?cs var:c.sku ?>" maxlength="64" aria-label="SKU of <?cs var:c.text ?>"<?cs if:c.wrong_sku ?> aria-invalid="true"<?cs /if ?>><?cs else ?><code><?cs var:c.sku ?></code><input type="hidden" name="sku" value="<?cs var:c.sku ?>"><?cs /if ?><?cs /def ?>
<?cs def:price(c) ?><input type="text" class="short" name="price" value="<?cs var:c.price ?>" inputmode="decimal" maxlength="30" aria-label="Price of <?cs var:c.text ?>"<?cs if:c.wrong_price ?> aria-invalid="true"<?cs /if ?>><?cs /def ?>
<?cs def:offer(c) ?><input type="text" class="short" name="offer" value="<?cs var:c.offer ?>" inputmode="decimal" maxlength="30" aria-label="Offer for <?cs var:c.text ?>"<?cs if:c.wrong_offer ?> aria-invalid="true"<?cs /if ?>><?cs /def ?>
<?cs def:stock(c) ?><input type="text" class="short" name="stock" value="<?cs var:c.stock ?>" maxlength="12" aria-label="Stock of <?cs var:c.text ?>"<?cs if:c.wrong_stock ?> aria-invalid="true"<?cs /if ?>><?cs /def ?>
<?cs def:hide(c) ?><input type="checkbox" name="hide" value="<?cs var:c.key ?>"<?cs if:!c.active ?> checked<?cs /if ?> aria-label="Hide <?cs var:c.text ?>"><?cs /def ?>
<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><a href="<?cs var:url_validate(view.back) ?>"><?cs var:product.name ?></a></li><li>Variants</li></ol>
<h1>Variants of <?cs var:product.name ?></h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not saved.</strong> Everything you typed is still here.</p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs var:w.error ?></a> (<?cs var:w.name ?>)</li><?cs /each ?></ul></div>
<?cs elif:view.saved ?><p class="note ok" role="status"><strong>Saved.</strong></p>
<?cs /if ?><?cs if:view.uneven ?><p class="note warn"><strong>No grid shows them all.</strong> These variants do not have the same options, or more than three. They are changed by a file: export, edit, import.</p>
<?cs else ?><?cs if:view.can.catalog ?><form action="<?cs var:url_validate(view.here) ?>" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:product.version ?><?cs /if ?>">
<input type="hidden" name="shown" value="<?cs var:view.shown ?>">
<input type="hidden" name="page" value="<?cs var:view.page ?>">
<div class="stack">
<section class="card" aria-labelledby="v1" id="f-option">
  <h2 id="v1">Options</h2>
  <p class="soft">What it comes in: up to three, such as Colour and Size. A line a value, or commas between them. Without options it is sold as it is.</p>
<?cs call:field_error("option", view.form.option.error) ?><?cs call:field_error("values", view.form.values.error) ?>  <div class="grid three" id="f-values">
<?cs each:o = view.options ?>  <div><div class="field"><label for="o<?cs var:o.n ?>">Option <?cs var:o.n ?></label><input type="text" id="o<?cs var:o.n ?>" name="option" value="<?cs var:o.name ?>" maxlength="64"></div>
  <div class="field"><label for="v<?cs var:o.n ?>-values">Its values</label><textarea id="v<?cs var:o.n ?>-values" name="values" rows="4"><?cs var:o.values ?></textarea></div></div>
<?cs /each ?>  </div>
  <p><?cs if:view.can.catalog ?><button type="submit" name="do" value="show">Show the grid</button><?cs /if ?></p>
</section>
<?cs if:view.other ?><section class="note" id="preview" aria-labelledby="v2">
  <h2 id="v2">Nothing is saved yet</h2>
  <p><?cs var:view.count ?> in all: <?cs var:view.fresh ?> new, <?cs var:view.stay ?> as they are<?cs if:view.come_back ?>, <?cs var:view.come_back ?> back with SKU and stock of before<?cs /if ?><?cs if:view.ngoing ?>, <?cs var:view.ngoing ?> taken out<?cs /if ?>.</p>
<?cs if:view.renamed.0.was ?>  <ul><?cs each:r = view.renamed ?><li><?cs var:r.was ?> becomes <?cs var:r.now ?>, with its SKU and stock.</li><?cs /each ?></ul>
<?cs /if ?><?cs if:view.going.0.sku ?>  <ul><?cs each:g = view.going ?><li><?cs if:g.text ?><?cs var:g.text ?>, <?cs /if ?><code><?cs var:g.sku ?></code>: <?cs if:g.kept ?>kept aside with its history<?cs if:g.pieces ?> and <?cs var:g.pieces ?> in stock<?cs /if ?>; not for sale<?cs else ?>deleted, as nobody ever ordered or counted it<?cs /if ?>.</li><?cs /each ?><?cs if:view.more_going ?><li>and <?cs var:view.more_going ?> more.</li><?cs /if ?></ul>
<?cs /if ?></section>
<?cs elif:view.is_preview ?><p class="note"><strong>Nothing is saved yet.</strong><?cs if:view.next ?> The price counts for all <?cs var:view.count ?>, those on other pages too.<?cs /if ?></p>
<?cs /if ?><section class="card" aria-labelledby="v3" id="f-cell">
  <h2 id="v3">Price and stock</h2>
<?cs call:field_error("cell", view.form.cell.error) ?>  <div class="tools row">
    <div class="field"><label for="f-all_price">One price for all</label><?cs call:field_error("all_price", view.form.all_price.error) ?><input type="text" id="f-all_price" name="all_price" value="<?cs if:!view.is_preview || view.next || view.error.code ?><?cs var:view.form.all_price.value ?><?cs /if ?>" inputmode="decimal" maxlength="30"></div>
    <div class="field"><label for="f-all_offer">In an offer</label><?cs call:field_error("all_offer", view.form.all_offer.error) ?><input type="text" id="f-all_offer" name="all_offer" value="<?cs if:!view.is_preview || view.next || view.error.code ?><?cs var:view.form.all_offer.value ?><?cs /if ?>" inputmode="decimal" maxlength="30"></div>
    <?cs if:view.can.catalog ?><button type="submit" name="do" value="fill">Fill it in</button><?cs /if ?>
  </div>
<?cs if:view.matrix.columns.0.name ?>  <section class="scroll" tabindex="0" aria-label="Grid of variants" id="f-sku">
  <table class="matrix">
  <thead><tr><th scope="col"><?cs var:view.matrix.corner ?></th><?cs each:h = view.matrix.columns ?><th scope="col"><?cs var:h.name ?></th><?cs /each ?></tr></thead>
  <tbody>
<?cs each:r = view.matrix.rows ?>  <tr><th scope="row"><?cs var:r.name ?></th><?cs each:c = r.cells ?><td<?cs if:c.error ?> class="diff"<?cs /if ?>><?cs call:hidden(c) ?><?cs call:sku(c) ?><?cs call:tags(c) ?><label>Price <?cs call:price(c) ?></label><label>Offer <?cs call:offer(c) ?></label><label>Stock <?cs call:stock(c) ?></label><label>Hide <?cs call:hide(c) ?></label></td><?cs /each ?></tr>
<?cs /each ?>  </tbody>
  </table>
  </section>
<?cs else ?>  <section class="scroll" tabindex="0" aria-label="List of variants" id="f-sku">
  <table>
  <thead><tr><th scope="col">Variant</th><th scope="col">SKU</th><th scope="col">Price</th><th scope="col">In an offer</th><th scope="col">Stock</th><th scope="col" class="num">Ordered</th><th scope="col">Hide</th></tr></thead>
  <tbody>
<?cs each:c = view.cells ?>  <tr<?cs if:c.error ?> class="diff"<?cs /if ?>><th scope="row"><?cs var:c.text ?><?cs call:tags(c) ?><?cs call:hidden(c) ?></th><td><?cs call:sku(c) ?></td><td><?cs call:price(c) ?></td><td><?cs call:offer(c) ?></td><td><?cs call:stock(c) ?></td><td class="num"><?cs var:c.reserved ?></td><td><?cs call:hide(c) ?></td></tr>
<?cs /each ?>  </tbody>
  </table>
  </section>
<?cs /if ?><?cs if:view.other && view.pages > #1 ?>  <p class="note"><strong>These are the first 100 of <?cs var:view.count ?>.</strong> The others are made with the suggested SKUs, the same price and no stock; their pages come when these are saved.</p>
<?cs /if ?><?cs if:view.before || view.next ?>  <nav class="row" aria-label="Pages"><?cs if:view.before ?><a class="btn" href="<?cs var:url_validate(view.before) ?>">Those before</a><?cs /if ?><span>Page <?cs var:view.page ?> of <?cs var:view.pages ?>, <?cs var:view.count ?> variants. Save before you turn the page.</span><?cs if:view.next ?><a class="btn" href="<?cs var:url_validate(view.next) ?>">Those after</a><?cs /if ?></nav>
<?cs /if ?>  <p class="soft">A SKU never changes once it is saved. A number typed as stock is a count; +5 or -3 changes it by so much. Either becomes a movement with your name.</p>
</section>
</div>
<div class="bar row">
  <p class="soft">Changed <?cs var:product._changed_text ?>, version <?cs var:product.version ?></p>
  <?cs if:view.can.catalog ?><a class="btn push" href="<?cs var:url_validate(view.back) ?>">Leave without saving</a>
<?cs /if ?>  <?cs if:view.can.catalog ?><button class="go" type="submit"><?cs if:view.other ?>Save these <?cs var:view.count ?><?cs else ?>Save<?cs /if ?></button><?cs /if ?>
</div>
<?cs if:view.can.catalog ?></form><?cs else ?></fieldset><?cs /if ?>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
