<?cs if:view.ask == "rename" ?><form class="card text" action="/cart/rename" method="post" aria-labelledby="ask">
  <h2 id="ask">Rename this cart</h2>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="cart" value="<?cs var:cart.id ?>">
  <div class="field"><label for="name">Name</label><?cs if:view.form.name.error ?><p class="error" id="name-e"><?cs var:view.form.name.error ?></p><?cs /if ?><input type="text" id="name" name="name" maxlength="100" required value="<?cs if:view.form.name.error ?><?cs var:view.form.name.value ?><?cs else ?><?cs var:cart.name ?><?cs /if ?>"<?cs if:view.form.name.error ?> aria-invalid="true" aria-describedby="name-e" autofocus<?cs /if ?>></div>
  <div class="row"><button type="submit">Rename</button> <a href="/cart/<?cs var:url_escape(cart.id) ?>">Leave it</a></div>
</form>
<?cs elif:view.ask == "delete" ?><form class="card text" action="/cart/delete" method="post" aria-labelledby="ask">
  <h2 id="ask">Delete “<?cs var:cart.name ?>”?</h2>
  <p>For a day you can take that back.</p>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="update" value="<?cs var:view.update ?>">
  <input type="hidden" name="cart" value="<?cs var:cart.id ?>">
  <input type="hidden" name="version" value="<?cs var:cart.version ?>">
  <div class="row"><button class="danger" type="submit">Delete this cart</button> <a href="/cart/<?cs var:url_escape(cart.id) ?>">Keep it</a></div>
</form>
<?cs elif:view.ask == "share" ?><form class="card text" action="/cart/share" method="post" aria-labelledby="ask">
  <h2 id="ask">Show this cart to others</h2>
<?cs if:cart.shared ?>  <p>Whoever has this link sees the cart and may copy it, and cannot change it: <a href="<?cs var:url_validate(cart.shared) ?>"><?cs var:view.shop.url ?><?cs var:cart.shared ?></a></p>
  <input type="hidden" name="revoke" value="1">
<?cs else ?>  <p>You get a link that nobody can guess. Whoever has it sees the cart and may copy it, and cannot change it. You can take it back at any time.</p>
<?cs /if ?>  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="cart" value="<?cs var:cart.id ?>">
  <div class="row"><button type="submit"><?cs if:cart.shared ?>Take the link back<?cs else ?>Make a link<?cs /if ?></button> <a href="/cart/<?cs var:url_escape(cart.id) ?>">Leave it</a></div>
</form>
<?cs elif:view.ask == "move" && view.asked_name ?><section class="card text" aria-labelledby="ask">
  <h2 id="ask">Move <?cs var:view.asked_name ?> to another cart</h2>
  <p>Or copy it: then it stays in “<?cs var:cart.name ?>” too. Quantities of the same thing add up.</p>
<?cs include:"cart/find.cs" ?>  <form action="/cart/move" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="update" value="<?cs var:view.update ?>">
  <input type="hidden" name="from" value="<?cs var:cart.id ?>">
  <input type="hidden" name="sku" value="<?cs var:view.asked_sku ?>">
  <fieldset>
    <legend>Into which?</legend>
<?cs each:t = view.choices ?>    <label class="choice"><input type="radio" name="into" value="<?cs var:t.id ?>" required><span><?cs var:t.name ?></span> <span class="num"><?cs var:t.total ?></span></label>
<?cs /each ?>    <label class="choice"><input type="radio" name="into" value="new" required><span>A new cart</span></label>
  </fieldset>
  <div class="row"><button type="submit">Move it</button> <button type="submit" name="keep" value="1">Copy it</button> <a href="/cart/<?cs var:url_escape(cart.id) ?>">Leave it here</a></div>
  </form>
</section>
<?cs elif:view.ask == "merge" ?><section class="card text" aria-labelledby="ask">
  <h2 id="ask">Put all of “<?cs var:cart.name ?>” into another cart</h2>
  <p>Quantities of the same thing add up. For a day you can take that back, as long as neither cart has changed.</p>
<?cs include:"cart/find.cs" ?><?cs each:t = view.choices ?>  <form class="row ends" action="/cart/merge" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="update" value="<?cs var:view.update ?>">
    <input type="hidden" name="from" value="<?cs var:cart.id ?>">
    <input type="hidden" name="version_from" value="<?cs var:cart.version ?>">
    <input type="hidden" name="into" value="<?cs var:t.id ?>">
    <input type="hidden" name="version_into" value="<?cs var:t.version ?>">
    <span><?cs var:t.name ?> <span class="soft"><?cs var:t.total ?></span></span>
    <button type="submit">Merge<span class="vh"> into <?cs var:t.name ?></span></button>
  </form>
<?cs /each ?>  <p><a href="/cart/<?cs var:url_escape(cart.id) ?>">Leave it</a></p>
</section>
<?cs /if ?>
