<?cs set:view.title = "All your carts" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1>All your carts</h1>
<nav aria-label="Views">
  <ul class="tabs">
    <li><a href="/carts?all=open"<?cs if:!view.is_bought ?> aria-current="page"<?cs /if ?>>To be bought <span class="soft"><?cs var:open ?></span></a></li>
    <li><a href="/carts?all=bought"<?cs if:view.is_bought ?> aria-current="page"<?cs /if ?>>Bought <span class="soft"><?cs var:bought ?></span></a></li>
    <li><a href="/carts">Your current cart</a></li>
  </ul>
</nav>
<form class="tools row text" action="/carts" aria-label="Find a cart">
  <input type="hidden" name="all" value="<?cs if:view.is_bought ?>bought<?cs else ?>open<?cs /if ?>">
  <div class="grow"><label for="find">Part of its name</label><input type="search" id="find" name="name" maxlength="100" value="<?cs var:view.find ?>"></div>
  <button type="submit">Find</button>
</form>
<?cs if:summaries.0.id ?><?cs if:view.is_bought ?><form action="/cart/copy" method="post">
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<input type="hidden" name="update" value="<?cs var:view.update ?>">
<?cs /if ?><table>
  <thead><tr><th scope="col">Cart</th><th scope="col" class="num">Total<?cs if:view.is_bought ?> now<?cs /if ?></th></tr></thead>
  <tbody>
<?cs each:c = summaries ?>    <tr>
      <td><a href="<?cs var:url_validate(c._url) ?>"><?cs var:c.name ?></a><?cs if:c.current ?> <span class="tag ok">Filled next</span><?cs elif:c.state == "ordering" ?> <span class="tag warn">Being ordered</span><?cs /if ?>
        <p class="soft small"><?cs if:c.size ?><?cs var:c.size ?> line<?cs if:c.size != "1" ?>s<?cs /if ?>, <?cs var:c.pieces ?> thing<?cs if:c.pieces != "1" ?>s<?cs /if ?><?cs else ?>Empty<?cs /if ?>; <?cs var:c._changed_at_text ?></p>
<?cs if:view.is_bought ?>        <p class="row small"><?cs if:c._order_url ?><a href="<?cs var:url_validate(c._order_url) ?>">To the order<span class="vh">: <?cs var:c.name ?></span></a> <?cs /if ?><button class="quiet" type="submit" name="cart" value="<?cs var:c.id ?>">Buy it again<span class="vh">: <?cs var:c.name ?></span></button></p>
<?cs /if ?></td>
      <td class="num"><?cs var:c.total ?></td>
    </tr>
<?cs /each ?>  </tbody>
</table>
<?cs if:view.is_bought ?></form>
<?cs /if ?><?cs elif:view.find ?><p class="note"><strong>No cart is called like “<?cs var:view.find ?>”.</strong> <a href="/carts?all=<?cs if:view.is_bought ?>bought<?cs else ?>open<?cs /if ?>">All of them</a></p>
<?cs elif:view.is_bought ?><p>No cart is bought yet. What you buy stays readable here, and can be bought again.</p>
<?cs else ?><p>Nothing in a cart yet.</p>
<p><a class="btn go" href="/search">To the goods</a></p>
<?cs /if ?><?cs if:next ?><nav class="pager row ends" aria-label="Pages"><?cs if:view.behind ?><a class="btn" href="/carts?all=<?cs if:view.is_bought ?>bought<?cs else ?>open<?cs /if ?>">From the top</a><?cs else ?><span></span><?cs /if ?><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Older</a></nav>
<?cs elif:view.behind ?><nav class="pager" aria-label="Pages"><a class="btn" href="/carts?all=<?cs if:view.is_bought ?>bought<?cs else ?>open<?cs /if ?>">From the top</a></nav>
<?cs /if ?></main>
<?cs include:"layout/foot.cs" ?>
