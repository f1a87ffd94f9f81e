<section aria-labelledby="later">
  <hr>
  <h2 id="later"><?cs var:view.later.name ?></h2>
  <p class="soft">Not in the total of any cart. It stays here until you put it into one.</p>
  <ul class="lines">
<?cs each:line = view.later.lines ?><?cs include:"cart/line.cs" ?>    <div class="row">
      <span class="soft"><?cs var:line.quantity ?> at <?cs var:line.unit_price ?></span>
      <form action="/cart/move" method="post">
        <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
        <input type="hidden" name="update" value="<?cs var:view.update ?>">
        <input type="hidden" name="from" value="<?cs var:view.later.id ?>">
        <input type="hidden" name="into" value="<?cs if:cart.id ?><?cs var:cart.id ?><?cs else ?>new<?cs /if ?>">
<?cs if:cart.id ?>        <input type="hidden" name="show" value="<?cs var:cart.id ?>">
<?cs /if ?>        <input type="hidden" name="sku" value="<?cs var:line.sku ?>">
        <button class="quiet" type="submit">Put into <?cs if:cart.id ?>this<?cs else ?>a new<?cs /if ?> cart<span class="vh">: <?cs var:line._full ?></span></button>
      </form>
      <form action="/cart/update" method="post">
        <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
        <input type="hidden" name="update" value="<?cs var:view.update ?>">
        <input type="hidden" name="cart" value="<?cs var:view.later.id ?>">
        <input type="hidden" name="version" value="<?cs var:view.later.version ?>">
        <input type="hidden" name="op" value="set">
<?cs if:cart.id ?>        <input type="hidden" name="show" value="<?cs var:cart.id ?>">
<?cs /if ?>        <button class="quiet" type="submit" name="remove" value="<?cs var:line.sku ?>">Remove<span class="vh"> <?cs var:line._full ?> from what is for later</span></button>
      </form>
    </div>
  </li>
<?cs /each ?>  </ul>
</section>
