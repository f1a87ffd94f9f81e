<?cs set:view.title = "This cart was changed meanwhile" ?><?cs include:"layout/head.cs" ?>
<?cs include:"cart/ago.cs" ?><main id="main" class="wrap">
<div class="text">
<h1>This cart was changed <?cs var:view.ago ?></h1>
<p role="alert">You asked to save quantities here<?cs if:view.wish.later ?>, and to keep <?cs var:view.wish.name ?> for later<?cs elif:view.wish.sku ?>, and to move or copy <?cs var:view.wish.name ?><?cs /if ?>. Since this page was opened the cart was changed <?cs if:view.times == "1" ?>once<?cs elif:view.times == "2" ?>twice<?cs else ?><?cs var:view.times ?> times<?cs /if ?>, <?cs var:view.where ?>. Nothing is lost and nothing has been saved yet: choose how it should be.</p>
</div>
<div class="two">
<section class="card" aria-labelledby="now">
  <h2 id="now">The cart as it is</h2>
  <p class="soft">Saved <?cs var:cart._changed_at_text ?></p>
  <table>
    <thead><tr><th scope="col">Thing</th><th scope="col" class="num">Quantity</th></tr></thead>
    <tbody>
<?cs each:r = view.rows ?>      <tr<?cs if:r.differs ?> class="diff"<?cs /if ?>><td><?cs var:r.name ?><?cs if:r.options ?>, <?cs var:r.options ?><?cs /if ?><?cs if:r.added ?> <span class="tag ok">added</span><?cs elif:r.gone ?> <span class="tag warn">taken out</span><?cs elif:r.differs ?> <span class="tag info">differs</span><?cs /if ?></td><td class="num"><?cs var:r.now ?></td></tr>
<?cs /each ?>    </tbody>
    <tfoot><tr><th scope="row">Total</th><td class="num"><?cs var:cart.total ?></td></tr></tfoot>
  </table>
  <form action="/cart/<?cs var:url_escape(cart.id) ?>"><button class="wide" type="submit">Keep the cart as it is</button></form>
</section>
<section class="card" aria-labelledby="yours">
  <h2 id="yours">What you asked for here</h2>
  <p class="soft">As it stood on this page, not saved</p>
  <table>
    <thead><tr><th scope="col">Thing</th><th scope="col" class="num">Quantity</th></tr></thead>
    <tbody>
<?cs each:r = view.rows ?>      <tr<?cs if:r.differs ?> class="diff"<?cs /if ?>><td><?cs var:r.name ?><?cs if:r.options ?>, <?cs var:r.options ?><?cs /if ?><?cs if:r.added ?> <span class="tag warn">not here</span><?cs elif:r.later ?> <span class="tag info">for later</span><?cs elif:r.differs ?> <span class="tag info">differs</span><?cs /if ?></td><td class="num"><?cs var:r.asked ?></td></tr>
<?cs /each ?>    </tbody>
    <tfoot><tr><th scope="row">Total</th><td class="num"><?cs var:view.asked_total ?></td></tr></tfoot>
  </table>
  <form action="/cart/update" method="post"><?cs include:"cart/again.cs" ?><?cs if:view.wish.sku ?><input type="hidden" name="<?cs var:view.wish.field ?>" value="<?cs var:view.wish.sku ?>"><?cs /if ?><?cs each:r = view.rows ?><input type="hidden" name="sku" value="<?cs var:r.sku ?>"><input type="hidden" name="quantity" value="<?cs var:r.asked ?>"><?cs /each ?><button class="wide" type="submit"><?cs if:view.wish.later ?>Use what I asked for, and keep <?cs var:view.wish.name ?> for later<?cs else ?>Use what I asked for<?cs /if ?></button></form>
</section>
</div>
<?cs if:view.differing ?><section class="card text" aria-labelledby="both">
  <h2 id="both">Or set <?cs if:view.differing == "1" ?>this line<?cs else ?>these <?cs var:view.differing ?> lines<?cs /if ?> yourself</h2>
  <form action="/cart/update" method="post">
    <?cs include:"cart/again.cs" ?><?cs if:view.wish.sku ?><input type="hidden" name="<?cs var:view.wish.field ?>" value="<?cs var:view.wish.sku ?>"><?cs /if ?><?cs each:r = view.rows ?><?cs if:!r.differs ?><input type="hidden" name="sku" value="<?cs var:r.sku ?>"><input type="hidden" name="quantity" value="<?cs var:r.asked ?>"><?cs /if ?><?cs /each ?>

    <ul class="lines">
<?cs each:r = view.rows ?><?cs if:r.differs ?>      <li><img class="thumb" src="<?cs var:url_validate(r.image) ?>" alt="" width="160" height="160"><div><h3><?cs var:r.name ?></h3><p class="soft"><?cs if:r.options ?><?cs var:r.options ?><br><?cs /if ?><?cs if:r.now ?><?cs var:r.now ?><?cs else ?>none<?cs /if ?> in the cart, <?cs if:r.asked ?><?cs var:r.asked ?><?cs else ?>none<?cs /if ?> as you asked</p></div>
        <div><input type="hidden" name="sku" value="<?cs var:r.sku ?>"><label class="vh" for="m<?cs var:r.no ?>">Quantity of <?cs var:r.name ?><?cs if:r.options ?>, <?cs var:r.options ?><?cs /if ?></label><input class="qty" id="m<?cs var:r.no ?>" type="number" name="quantity" required value="<?cs if:r.asked ?><?cs var:r.asked ?><?cs else ?><?cs var:r.now ?><?cs /if ?>" min="0" max="999" inputmode="numeric"></div></li>
<?cs /if ?><?cs /each ?>    </ul>
    <button class="go" type="submit"><?cs if:view.wish.later ?>Save these, and keep <?cs var:view.wish.name ?> for later<?cs else ?>Save these quantities<?cs /if ?></button>
  </form>
</section>
<?cs /if ?></main>
<?cs include:"layout/foot.cs" ?>
