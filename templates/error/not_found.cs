<?cs if:view.idp ?><?cs include:"idp/head.cs" ?><?cs elif:view.admin ?><?cs include:"admin/head.cs" ?><?cs else ?><?cs include:"layout/head.cs" ?><?cs /if ?>
<main id="main" class="wrap">
<?cs if:view.nav.0.url ?><div class="split even">
<div class="stack">
  <div>
  <h1>No path here.</h1>
  <p role="alert">This page has moved, or never was. What you had in your carts is untouched.</p>
  </div>
  <form class="find" action="/search" role="search" aria-label="Search from here"><input type="search" name="q" aria-label="What were you looking for?" placeholder="What were you looking for?"><button type="submit">Search</button></form>
  <ul>
    <li><a href="/">The start</a>, with your carts</li>
<?cs each:entry = view.nav ?>    <li><a href="<?cs var:url_validate(entry.url) ?>"><?cs var:entry.name ?></a></li>
<?cs /each ?><?cs if:view.me.signed_in ?>    <li><a href="/account/orders">Your orders</a></li>
<?cs /if ?>  </ul>
  <p class="soft small">Request <code><?cs var:view.error.id ?></code></p>
</div>
<img src="/static/img/signpost.svg" alt="" width="400" height="400">
</div>
<?cs else ?><div class="text">
<h1><?cs var:view.error.title ?></h1>
<p role="alert"><?cs var:view.error.text ?></p>
<p><a href="<?cs var:url_validate(view.shop.url) ?>">To the shop’s front page</a></p>
<p class="soft small">Request <code><?cs var:view.error.id ?></code></p>
</div>
<?cs /if ?></main>
<?cs if:view.idp ?><?cs include:"idp/foot.cs" ?><?cs elif:view.admin ?><?cs include:"admin/foot.cs" ?><?cs else ?><?cs include:"layout/foot.cs" ?><?cs /if ?>
