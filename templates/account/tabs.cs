<nav aria-label="Your account">
  <ul class="tabs">
    <li><a href="/account/orders"<?cs if:view.tab == "orders" ?> aria-current="page"<?cs /if ?>>Orders</a></li>
    <li><a href="/account/addresses"<?cs if:view.tab == "addresses" ?> aria-current="page"<?cs /if ?>>Addresses</a></li>
  </ul>
</nav>
