<?cs set:view.title = view.shop.tagline ?><?cs include:"layout/head.cs" ?>
<?cs include:"layout/goods.cs" ?><main id="main">
<div class="hero">
  <div class="wrap">
<?cs if:signed_in || view.carts ?>    <h1>Good <?cs if:#view.hour < #12 ?>morning<?cs elif:#view.hour < #18 ?>afternoon<?cs else ?>evening<?cs /if ?><?cs if:view.me.name ?>, <?cs var:view.me.name ?><?cs /if ?>.</h1>
    <p><?cs if:view.carried.undo ?>What you put in before you signed in is in your cart.<?cs elif:view.carts == "1" ?>Your cart is as you left it.<?cs elif:view.carts ?>Your <?cs var:view.carts ?> carts are as you left them.<?cs else ?><?cs var:view.shop.tagline ?><?cs /if ?></p>
<?cs else ?>    <h1><?cs var:view.shop.tagline ?></h1>
    <p>Put things into a cart; it is kept. Sign in and it is there on every device.</p>
<?cs /if ?>  </div>
  <picture>
    <source srcset="/static/img/hills-night.svg" media="(prefers-color-scheme: dark)">
    <img src="/static/img/hills.svg" alt="" width="1200" height="320">
  </picture>
</div>
<div class="wrap">
<?cs if:view.carts ?><div class="split">
<?cs include:"controller/carts.cs" ?><?cs /if ?><section aria-labelledby="first">
  <div class="row ends">
    <h2 id="first"><?cs var:view.shop.shelf ?></h2>
    <a href="/search">All things</a>
  </div>
  <ul class="grid<?cs if:view.carts ?> three<?cs /if ?>">
<?cs each:item = items ?><?cs call:goods(item) ?><?cs /each ?>  </ul>
</section>
<?cs if:view.carts ?></div>
<?cs /if ?><?cs if:view.second.name ?><section aria-labelledby="second">
  <hr>
  <div class="row ends">
    <h2 id="second"><?cs var:view.second.name ?></h2>
    <a href="<?cs var:url_validate(view.second.url) ?>">All of it</a>
  </div>
  <ul class="grid">
<?cs each:item = view.second.items ?><?cs call:goods(item) ?><?cs /each ?>  </ul>
</section>
<?cs /if ?></div>
</main>
<?cs include:"layout/foot.cs" ?>
