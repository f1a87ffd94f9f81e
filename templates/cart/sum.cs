<aside class="card side" aria-labelledby="sum">
  <h2 id="sum"><?cs if:cart._open ?>So far<?cs else ?>Together<?cs /if ?></h2>
  <dl class="sums">
    <dt><?cs if:cart._pieces ?><?cs var:cart._pieces ?> thing<?cs if:cart._pieces != "1" ?>s<?cs /if ?><?cs elif:cart._uncounted ?>Nothing that can be had<?cs else ?>Nothing yet<?cs /if ?></dt><dd><?cs var:cart.total ?></dd>
<?cs if:view.together && cart._open ?>    <dt>Delivery to <?cs var:view.country ?></dt><dd><?cs if:view.delivery.amount ?><?cs var:view.delivery ?><?cs else ?>free<?cs /if ?></dd>
    <dt class="total">Total</dt><dd class="total"><?cs var:view.together ?></dd>
<?cs else ?>    <dt class="total">Total</dt><dd class="total"><?cs var:cart.total ?></dd>
<?cs /if ?>  </dl>
  <p class="soft small"><?cs if:view.shop.tax_added ?>Plus VAT, by where it goes, and plus <a href="/delivery">delivery</a>; checkout works it out.<?cs else ?>Prices incl. VAT, plus <a href="/delivery">delivery</a>.<?cs /if ?><?cs if:cart._uncounted == "1" ?> One line cannot be had as it stands and is not counted.<?cs elif:cart._uncounted ?> <?cs var:cart._uncounted ?> lines cannot be had as they stand and are not counted.<?cs /if ?></p>
<?cs if:cart._open && cart.later ?>  <p class="soft small">Kept for later: not in the total of any cart, and not ordered with any. Move what you want into a cart, or merge all of it.</p>
<?cs elif:cart._open ?><?cs if:cart._pieces ?><?cs if:cart._uncounted ?>  <p class="note warn small"><strong>Before you can check out,</strong> <?cs if:cart._uncounted == "1" ?>that line<?cs else ?>those lines<?cs /if ?> must go, wait for later, or ask for no more than there is.</p>
<?cs /if ?>  <a class="btn go wide" href="/checkout/<?cs var:url_escape(cart.id) ?>">Check out</a>
  <p class="soft small">Nothing is held for you until you place the order. Pay by card on the next pages.</p>
<?cs /if ?><?cs if:!cart.current ?>  <form action="/cart/current" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="cart" value="<?cs var:cart.id ?>">
    <button class="wide" type="submit">Fill this cart next</button>
  </form>
<?cs /if ?><?cs else ?><?cs if:cart._order_url ?>  <a class="btn<?cs if:cart.state == "ordering" ?> go<?cs /if ?> wide" href="<?cs var:url_validate(cart._order_url) ?>">To the order</a>
<?cs /if ?><?cs if:cart.state == "purchased" ?>  <form action="/cart/copy" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="update" value="<?cs var:view.update ?>">
    <input type="hidden" name="cart" value="<?cs var:cart.id ?>">
    <button class="wide" type="submit">Buy it again as a new cart</button>
  </form>
<?cs /if ?><?cs /if ?></aside>
