<?cs if:cart.id ?><?cs set:view.title = cart._brief ?><?cs if:view.note.added || view.note.put ?><?cs set:view.title = "Put in – " + cart._brief ?><?cs elif:view.note.saved ?><?cs set:view.title = "Saved – " + cart._brief ?><?cs elif:view.note.did ?><?cs set:view.title = "Done – " + cart._brief ?><?cs /if ?><?cs else ?><?cs set:view.title = "Your carts" ?><?cs /if ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<?cs if:view.all_open ?><div class="row ends">
<h1>Your carts</h1>
<a href="/carts?all=open">All <?cs var:view.all_open ?> carts</a>
</div>
<?cs else ?><h1>Your carts</h1>
<?cs /if ?><?cs include:"cart/tabs.cs" ?><?cs include:"cart/notes.cs" ?><?cs if:view.ask == "new" || !cart.id ?><?cs include:"cart/new.cs" ?><?cs /if ?><?cs if:cart.id ?><?cs include:"cart/ask.cs" ?><div class="split">
<?cs include:"cart/lines.cs" ?><?cs include:"cart/sum.cs" ?></div>
<?cs /if ?><?cs if:view.later.id ?><?cs include:"cart/later.cs" ?><?cs /if ?><?cs if:view.bought.0.url ?><section aria-labelledby="bought">
  <hr>
  <h2 id="bought">Bought before</h2>
  <ul>
<?cs each:b = view.bought ?>    <li><a href="<?cs var:url_validate(b.url) ?>"><?cs var:b.name ?></a> <span class="soft"><?cs var:b._at_text ?></span></li>
<?cs /each ?>  </ul>
<?cs if:view.all_bought ?>  <p><a href="/carts?all=bought">All <?cs var:view.all_bought ?> bought carts</a></p>
<?cs /if ?></section>
<?cs /if ?></main>
<?cs include:"layout/foot.cs" ?>
