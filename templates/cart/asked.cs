<?cs if:view.asked.0.sku ?><section class="card text" aria-labelledby="asked">
  <h2 id="asked">What you asked for here</h2>
  <table>
    <thead><tr><th scope="col">Thing</th><th scope="col" class="num">Quantity</th></tr></thead>
    <tbody>
<?cs each:r = view.asked ?>      <tr><td><?cs var:r.name ?><?cs if:r.options ?>, <?cs var:r.options ?><?cs /if ?></td><td class="num"><?cs var:r.quantity ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  <form action="/cart/update" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="update" value="<?cs var:view.update ?>"><input type="hidden" name="cart" value="new"><input type="hidden" name="op" value="set"><?cs if:view.gone.name && view.asked_name ?><input type="hidden" name="name" value="<?cs var:view.asked_name ?>"><?cs /if ?><?cs each:r = view.asked ?><input type="hidden" name="sku" value="<?cs var:r.sku ?>"><input type="hidden" name="quantity" value="<?cs var:r.quantity ?>"><?cs /each ?><button class="<?cs if:view.gone.name ?>go <?cs /if ?>wide" type="submit">Put these into a new cart</button></form>
</section>
<?cs /if ?>
