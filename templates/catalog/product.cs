<?cs include:"layout/head.cs" ?>
<?cs include:"layout/goods.cs" ?>
<main id="main" class="wrap">
<?cs include:"layout/crumbs.cs" ?>
<div class="split even">
<div class="shots">
<?cs each:picture = view.pictures ?>  <a href="<?cs var:url_validate(picture.large) ?>"><img class="pic" src="<?cs var:url_validate(picture.url) ?>" alt="<?cs var:picture.alt ?>" width="400" height="400"></a>
<?cs /each ?><?cs if:!view.pictures.0.url ?>  <img class="pic" src="/static/img/none.svg" alt="" width="400" height="400">
<?cs /if ?></div>
<div class="stack">
  <div>
    <h1><?cs var:name ?></h1>
<?cs if:summary ?>    <p class="soft"><?cs var:summary ?></p>
<?cs /if ?><?cs if:view.now.compare_at ?>    <p class="price big"><s><span class="vh">was </span><?cs var:view.now.compare_at ?></s> <b><span class="vh">now </span><?cs var:view.now.price ?></b><?cs if:view.now.less ?> <span class="tag bad"><?cs var:view.now.less ?>% less</span><?cs /if ?></p>
<?cs elif:view.now.price ?>    <p class="price big"><?cs var:view.now.price ?></p>
<?cs /if ?>    <p class="soft small"><?cs if:view.now.lowest ?>Lowest price of the 30 days before: <?cs var:view.now.lowest ?>. <?cs /if ?><?cs include:"layout/tax.cs" ?></p>
  </div>
<?cs if:view.now.sku ?><?cs if:view.now.in_stock ?>  <form class="stack" action="/cart/update" method="post">
    <input type="hidden" name="op" value="add">
<?cs else ?>  <div class="stack">
<?cs /if ?><?cs each:axis = view.axes ?>    <div class="chips" role="group" aria-labelledby="axis<?cs var:axis.n ?>">
      <p id="axis<?cs var:axis.n ?>"><b><?cs var:axis.name ?>:</b> <?cs var:axis.value ?></p>
      <div class="row">
<?cs each:chip = axis.chips ?>        <a href="<?cs var:url_validate(chip.url) ?>"<?cs if:chip.current ?> aria-current="true"<?cs /if ?>><?cs if:chip.picture ?><img src="<?cs var:url_validate(chip.picture) ?>" alt="" width="160" height="160"><?cs /if ?><?cs var:chip.text ?></a>
<?cs /each ?>      </div>
    </div>
<?cs /each ?><?cs if:view.last.name ?>    <fieldset class="chips">
      <legend><?cs var:view.last.name ?></legend>
      <div class="row">
<?cs each:radio = view.last.radios ?>        <label><input type="radio" name="sku" value="<?cs var:radio.sku ?>" required<?cs if:radio.checked ?> checked<?cs /if ?><?cs if:radio.gone ?> disabled<?cs /if ?>><span><?cs var:radio.text ?><?cs if:radio.price ?> · <?cs var:radio.price ?><?cs /if ?><?cs if:radio.gone ?><span class="vh">, sold out</span><?cs /if ?></span></label>
<?cs /each ?>      </div>
    </fieldset>
<?cs else ?>    <input type="hidden" name="sku" value="<?cs var:view.now.sku ?>">
<?cs /if ?><?cs if:view.now.in_stock ?><?cs if:view.carts.0.id ?>    <div class="field">
      <label for="which">Into which cart</label>
      <select id="which" name="cart">
<?cs each:cart = view.carts ?>        <option value="<?cs var:cart.id ?>"<?cs if:cart.chosen ?> selected<?cs /if ?>><?cs var:cart.name ?></option>
<?cs /each ?>        <option value="new">a new cart</option>
      </select>
    </div>
<?cs /if ?>    <div class="row">
      <label class="vh" for="q">Quantity</label>
      <input class="qty" id="q" type="number" name="quantity" value="1" min="1" max="<?cs var:view.now.max ?>" inputmode="numeric">
      <button class="go grow" type="submit">Add to cart</button>
    </div>
<?cs if:view.now.few ?>    <p><span class="tag warn">Last <?cs var:view.now.here ?></span> Only <?cs var:view.now.here ?> left here.</p>
<?cs else ?>    <p><span class="tag ok">In stock</span> <?cs var:view.now.here ?> here.</p>
<?cs /if ?><?cs else ?>    <p><span class="tag">Sold out</span> <?cs if:in_stock ?>Another one of them is here: choose it above.<?cs else ?>None is here now.<?cs /if ?></p>
<?cs /if ?><?cs if:view.now.in_stock ?>  </form>
<?cs if:view.all_carts ?>  <form class="tools row" action="<?cs var:url_validate(view.shop.path) ?>#which" aria-label="Find a cart">
<?cs if:view.variant ?>    <input type="hidden" name="v" value="<?cs var:view.variant ?>">
<?cs /if ?>    <div class="grow"><label for="into">Another of your <?cs var:view.all_carts ?> carts, by its name</label><input type="search" id="into" name="into" maxlength="100" value="<?cs var:view.into ?>"></div>
    <button type="submit">Find</button>
  </form>
<?cs /if ?><?cs else ?>  </div>
<?cs /if ?><?cs else ?>  <p><span class="tag">Not for sale</span> It cannot be bought at present.</p>
<?cs /if ?><?cs if:view.delivery.price ?>  <dl class="facts">
    <dt>Delivery</dt><dd><?cs var:view.delivery.price ?><?cs if:view.delivery.free_from ?>, free from <?cs var:view.delivery.free_from ?><?cs /if ?><?cs if:view.delivery.hint ?>; <?cs var:view.delivery.hint ?> in <?cs var:view.delivery.country ?><?cs /if ?></dd>
  </dl>
<?cs /if ?></div>
</div>
<hr>
<div class="split">
<?cs if:view.about_html ?><section class="text" aria-labelledby="desc">
  <h2 id="desc">About it</h2>
<?cs # cmark wrote it from Markdown, with no markup of the writer's own ?>
  <?cs uvar:view.about_html ?>
</section>
<?cs /if ?><section aria-labelledby="det">
  <h2 id="det">Details</h2>
  <dl class="facts">
<?cs each:fact = view.facts ?>    <dt><?cs var:fact.name ?></dt><dd><?cs var:fact.value ?></dd>
<?cs /each ?><?cs if:view.weight ?>    <dt>Weight</dt><dd><?cs var:view.weight ?> g</dd>
<?cs /if ?><?cs if:view.brand ?>    <dt>Brand</dt><dd><?cs var:view.brand ?></dd>
<?cs /if ?><?cs if:view.now.sku ?>    <dt>SKU</dt><dd><code><?cs var:view.now.sku ?></code></dd>
<?cs /if ?>  </dl>
</section>
</div>
<?cs if:view.related.0.url ?><section aria-labelledby="with">
  <hr>
  <h2 id="with">Often carried with it</h2>
  <ul class="grid">
<?cs each:item = view.related ?><?cs call:goods(item) ?><?cs /each ?>  </ul>
</section>
<?cs /if ?></main>
<?cs # JSON in which no less-than sign stands ?>
<script type="application/ld+json"><?cs uvar:view.linked_html ?></script>
<?cs include:"layout/foot.cs" ?>
