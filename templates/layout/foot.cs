<footer class="foot">
  <div class="wrap">
    <section>
      <h2><?cs var:view.shop.name ?></h2>
      <p><?cs var:view.shop.tagline ?><br><?cs var:view.shop.address ?><?cs if:view.shop.vat_id ?><br>VAT <?cs var:view.shop.vat_id ?><?cs /if ?></p>
      <p class="soft"><?cs if:view.shop.tax_added ?>Prices exclude VAT, which is added at checkout, and delivery.<?cs else ?>Prices include VAT; delivery is added.<?cs /if ?></p>
    </section>
    <nav aria-label="Looking around">
      <h2>Looking around</h2>
      <ul>
        <li><a href="/search">Everything in the shop</a></li>
        <li><a href="/search?sort=new">What is new</a></li>
        <li><a href="/search?sort=price">From the lowest price up</a></li>
      </ul>
    </nav>
    <nav aria-label="About the shop">
      <h2>About the shop</h2>
      <ul>
        <li><a href="/delivery">What delivery costs</a></li>
        <li><a href="/withdrawal">Withdraw from an order</a></li>
<?cs each:p = view.own_pages ?>        <li><a href="<?cs var:url_validate(p.url) ?>"><?cs var:p.title ?></a></li>
<?cs /each ?>      </ul>
    </nav>
    <nav aria-label="Yours">
      <h2>Yours</h2>
      <ul>
        <li><a href="/carts">Your carts</a></li>
<?cs if:view.me.signed_in ?>        <li><a href="/account/orders">Your orders</a></li>
        <li><a href="/account/addresses">Your addresses</a></li>
<?cs else ?>        <li><a href="<?cs var:url_validate(view.me.login) ?>">Sign in, or make an account</a></li>
<?cs /if ?>      </ul>
    </nav>
<?cs if:view.me.signed_in ?>    <form action="/logout" method="post">
      <input type="hidden" name="csrf" value="<?cs var:view.me.csrf ?>">
      <p>Signed in as <?cs var:view.me.name ?>.</p>
      <button type="submit">Sign out</button>
    </form>
<?cs /if ?>  </div>
</footer>
</body>
</html>
