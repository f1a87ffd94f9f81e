<form class="card text" action="/cart/update" method="post" aria-labelledby="new">
  <h2 id="new"><?cs if:cart.id ?>A new cart<?cs else ?>Nothing in a cart yet<?cs /if ?></h2>
  <p><?cs if:cart.id ?>Name it for what it is for; what you add from now on goes into it.<?cs else ?>What you put in is kept here, on every device once you sign in. You may have several carts: one for Saturday, one for presents.<?cs /if ?></p>
  <input type="hidden" name="cart" value="new">
  <input type="hidden" name="op" value="set">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="update" value="<?cs var:view.update ?>">
  <div class="field"><label for="new-name">Its name</label><input type="text" id="new-name" name="name" maxlength="100" required></div>
  <div class="row"><button type="submit">Make this cart</button> <a class="btn<?cs if:!cart.id ?> go<?cs /if ?>" href="/search">To the goods</a><?cs if:!cart.id ?> <a class="btn" href="/cart/pad">Order pad</a><?cs /if ?></div>
</form>
