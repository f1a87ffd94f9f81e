<aside class="card side" aria-labelledby="carts">
  <div class="row ends">
    <h2 id="carts">Your carts</h2>
    <?cs if:view.more_carts ?><a href="/carts?all=open">See all <?cs var:view.carts ?></a><?cs else ?><a href="/carts">See all</a><?cs /if ?>
  </div>
<?cs each:c = carts ?>  <article class="cartcard">
    <h3><a href="/cart/<?cs var:url_escape(c.id) ?>"><?cs var:c.name ?></a></h3>
    <p class="soft small"><?cs var:c._lines ?> line<?cs if:c._lines != "1" ?>s<?cs /if ?>, <?cs var:c._changed_at_text ?></p>
<?cs if:view.carried.cart == c.id ?><?cs include:"layout/carried.cs" ?><?cs elif:c._adopted ?><?cs set:adopted = c.id ?><?cs set:apart = c._apart ?><?cs include:"layout/adopted.cs" ?><?cs /if ?><?cs if:c.lines.0.sku ?>    <ul class="row">
<?cs each:l = c.lines ?><?cs if:name(l) < #4 ?>      <li><img class="thumb" src="<?cs var:url_validate(l._image) ?>" alt="<?cs var:l.name ?>" width="160" height="160"></li>
<?cs /if ?><?cs /each ?>    </ul>
<?cs /if ?><?cs each:l = c.lines ?><?cs if:l.notice == "out_of_stock" ?>    <p class="note warn"><strong>Sold out:</strong> <?cs var:l.name ?>. It is not in the total.</p>
<?cs /if ?><?cs /each ?>    <div class="row ends">
      <b class="num"><?cs var:c.total ?></b>
<?cs if:c.current && c._pieces ?>      <a class="btn go" href="/checkout/<?cs var:url_escape(c.id) ?>">Check out<span class="vh"> <?cs var:c.name ?></span></a>
<?cs else ?>      <a class="btn" href="/cart/<?cs var:url_escape(c.id) ?>">Open<span class="vh"> <?cs var:c.name ?></span></a>
<?cs /if ?>    </div>
  </article>
<?cs /each ?></aside>
