<?cs set:view.title = "Your addresses" ?><?cs set:view.tab = "addresses" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1>Your addresses</h1>
<?cs include:"account/tabs.cs" ?><?cs if:addresses.0.id ?><div class="two">
<?cs each:a = addresses ?><article class="card">
  <h2><?cs var:a.name ?></h2>
  <p><?cs var:a.line1 ?><br><?cs if:a.line2 ?><?cs var:a.line2 ?><br><?cs /if ?><?cs var:a.city ?>, <?cs var:a.postcode ?><br><?cs if:a.country_name ?><?cs var:a.country_name ?><?cs else ?><?cs var:a.country ?><?cs /if ?></p>
  <p class="row"><a href="/account/addresses/<?cs var:url_escape(a.id) ?>">Change<span class="vh"> the address of <?cs var:a.name ?></span></a> <a href="/account/addresses/<?cs var:url_escape(a.id) ?>/delete">Delete<span class="vh"> the address of <?cs var:a.name ?></span></a></p>
</article>
<?cs /each ?></div>
<?cs else ?><p>None yet. An order’s address is kept here once you place one signed in.</p>
<?cs /if ?><p><a class="btn" href="/account/addresses/new">Add an address</a></p>
</main>
<?cs include:"layout/foot.cs" ?>
