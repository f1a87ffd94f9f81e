<?cs if:cart._open ?><?cs if:cart.lines.0.sku ?><form action="/cart/update" method="post" id="lines">
  <?cs include:"cart/again.cs" ?><?cs else ?><section id="lines">
<?cs /if ?>  <div class="row ends">
    <h2><?cs var:cart.name ?></h2>
    <p class="row"><a href="?ask=rename">Rename</a> <a href="?ask=share">Share<?cs if:cart.shared ?>d<?cs /if ?></a><?cs if:view.tabs.1.id ?> <a href="?ask=merge">Merge</a><?cs /if ?> <a href="?ask=delete">Delete</a></p>
  </div>
<?cs if:cart.lines.0.sku ?>  <button class="vh" type="submit" tabindex="-1" aria-hidden="true">Save quantities</button>
  <ul class="lines">
<?cs each:line = cart.lines ?><?cs include:"cart/line.cs" ?>    <div class="row">
      <input type="hidden" name="sku" value="<?cs var:line.sku ?>">
<?cs if:line.notice == "out_of_stock" || line.notice == "unpublished" ?>      <input type="hidden" name="quantity" value="<?cs var:line.quantity ?>">
      <span class="tag"><?cs if:line.notice == "unpublished" ?>Gone<?cs else ?>Sold out<?cs /if ?></span>
      <span class="soft"><?cs var:line.quantity ?> at <?cs var:line.unit_price ?></span>
<?cs else ?><?cs if:line._wrong ?>      <p class="error wide" id="e<?cs var:line._no ?>"><?cs var:view.form.quantity.error ?></p>
<?cs /if ?>      <label class="vh" for="q<?cs var:line._no ?>">Quantity of <?cs var:line._full ?></label>
      <input class="qty" id="q<?cs var:line._no ?>" type="number" name="quantity" value="<?cs if:line._typed ?><?cs var:line._typed ?><?cs else ?><?cs var:line.quantity ?><?cs /if ?>" min="0" max="999" inputmode="numeric"<?cs if:line._wrong ?> aria-invalid="true" aria-describedby="e<?cs var:line._no ?>"<?cs if:line._focus ?> autofocus<?cs /if ?><?cs /if ?>>
      <span class="soft">at <?cs var:line.unit_price ?></span>
<?cs /if ?>      <button class="quiet" type="submit" name="remove" value="<?cs var:line.sku ?>">Remove<span class="vh"> <?cs var:line._full ?></span></button>
<?cs if:!cart.later ?>      <button class="quiet" type="submit" name="later" value="<?cs var:line.sku ?>">Save for later<span class="vh">: <?cs var:line._full ?></span></button>
<?cs /if ?>      <button class="quiet" type="submit" name="move" value="<?cs var:line.sku ?>">Move or copy<span class="vh">: <?cs var:line._full ?></span></button>
    </div>
  </li>
<?cs /each ?>  </ul>
  <div class="row ends">
    <span class="row"><a href="/">Back to the shop</a><?cs if:!cart.later ?> <a href="/cart/pad?cart=<?cs var:url_escape(cart.id) ?>">Order pad</a><?cs /if ?></span>
    <button type="submit">Save quantities</button>
  </div>
<?cs else ?>  <p><?cs if:cart.later ?>Nothing is kept for later.<?cs else ?>This cart is empty.<?cs /if ?><?cs if:cart.current ?> What you put in from now on goes here.<?cs /if ?></p>
  <p class="row"><a class="btn go" href="/search">To the goods</a><?cs if:!cart.later ?> <a class="btn" href="/cart/pad?cart=<?cs var:url_escape(cart.id) ?>">Order pad</a><?cs /if ?></p>
<?cs /if ?><?cs if:cart.lines.0.sku ?></form>
<?cs else ?></section>
<?cs /if ?><?cs else ?><section aria-labelledby="lines-h">
  <div class="row ends">
    <h2 id="lines-h"><?cs var:cart.name ?></h2>
    <p><a href="?ask=share"><?cs if:cart.shared ?>Shared by a link<?cs else ?>Share<?cs /if ?></a></p>
  </div>
<?cs if:cart.state == "ordering" ?>  <p class="note warn"><strong>This cart is being ordered.</strong> Its things are held for you; it takes no change until the order is paid or taken back.</p>
<?cs else ?>  <p class="note ok"><strong>Bought.</strong> This cart stays as it was; prices are those of now. The order has what you paid.</p>
<?cs /if ?>  <ul class="lines">
<?cs each:line = cart.lines ?><?cs include:"cart/line.cs" ?>    <p class="soft row"><?cs var:line.quantity ?> at <?cs var:line.unit_price ?></p>
  </li>
<?cs /each ?>  </ul>
</section>
<?cs /if ?>
