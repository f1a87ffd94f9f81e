<?cs set:view.title = cart._brief ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1><?cs var:cart.name ?></h1>
<p class="text">Whoever has this link sees this cart as it is now, and may copy it; nobody changes it from here.</p>
<div class="split">
<section aria-labelledby="in">
  <h2 id="in">What is in it</h2><?cs set:view.is_shown = "1" ?>
  <ul class="lines">
<?cs each:line = cart.lines ?><?cs include:"cart/line.cs" ?>    <p class="soft row"><?cs var:line.quantity ?> at <?cs var:line.unit_price ?></p>
  </li>
<?cs /each ?>  </ul>
</section>
<aside class="card side" aria-labelledby="sum">
  <h2 id="sum">Together</h2>
  <dl class="sums">
    <dt class="total">Total</dt><dd class="total"><?cs var:cart.total ?></dd>
  </dl>
  <form action="/cart/copy" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="update" value="<?cs var:view.update ?>">
    <input type="hidden" name="share" value="<?cs var:view.token ?>">
    <button class="go wide" type="submit">Copy to my carts</button>
  </form>
</aside>
</div>
</main>
<?cs include:"layout/foot.cs" ?>
