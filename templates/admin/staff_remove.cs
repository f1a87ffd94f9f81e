<?cs set:view.title = "Remove somebody" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/staff">Staff</a></li><li><a href="<?cs var:url_validate(person.url) ?>"><?cs var:person.name ?></a></li><li>Remove</li></ol>
<h1>Remove <?cs var:person.name ?>?</h1>
<div class="text stack">
<form class="card" action="/staff/remove" method="post">
  <h2>What will happen</h2>
  <p><?cs var:person.name ?> (<?cs var:person.email ?>) is signed out here at once and cannot come in any more. What they did stays in the log. Their account with the shop, with its carts and orders, stays theirs.</p>
<?cs if:person.me ?>  <p class="note warn"><strong>This is you.</strong> Somebody else must let you in again.</p>
<?cs /if ?>  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="who" value="<?cs var:person.id ?>">
  <div class="row"><button class="danger" type="submit">Remove them</button> <a href="<?cs var:url_validate(person.url) ?>">Leave it</a></div>
</form>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
