<?cs set:view.title = "Delete an address" ?><?cs set:view.tab = "addresses" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1>Delete this address?</h1>
<form class="card text" action="/account/addresses/<?cs var:url_escape(address.id) ?>/delete" method="post">
  <p><?cs var:address.name ?><br><?cs var:address.line1 ?><br><?cs if:address.line2 ?><?cs var:address.line2 ?><br><?cs /if ?><?cs var:address.city ?>, <?cs var:address.postcode ?></p>
  <p>Orders that went there keep it.</p>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <div class="row"><button class="danger" type="submit">Delete this address</button> <a href="/account/addresses">Keep it</a></div>
</form>
</main>
<?cs include:"layout/foot.cs" ?>
