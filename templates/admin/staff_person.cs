<?cs set:view.title = person.name ?><?cs set:view.end = "/staff/sessions" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/staff">Staff</a></li><li><?cs var:person.name ?></li></ol>
<h1><?cs var:person.name ?></h1>
<div class="stack">
<p><?cs var:person.email ?>, <?cs var:person._role ?> since <?cs var:person._since_text ?>, taken on by <?cs if:person.by ?><?cs var:person.by ?><?cs else ?>the command line<?cs /if ?>.</p>
<div class="narrow">
<form class="card" action="/staff/role" method="post">
  <h2>What they may do</h2>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="who" value="<?cs var:person.id ?>">
  <div class="field"><label for="f-role">Role</label><p class="hint" id="h-role">Another one counts at once, also where they are signed in.</p><select id="f-role" name="role" aria-describedby="h-role"><?cs each:r = view.roles ?><option value="<?cs var:r.value ?>"<?cs if:r.chosen ?> selected<?cs /if ?>><?cs var:r.name ?>: <?cs var:r.may ?></option><?cs /each ?></select></div>
  <div class="row"><button class="go" type="submit">Save</button> <a href="/staff/remove?who=<?cs var:url_escape(person.id) ?>">Remove them</a></div>
</form>
</div>
<h2>Signed in</h2>
<?cs if:sessions.0.id ?><?cs include:"admin/sessions.cs" ?>
<?cs if:view.several ?><form action="/staff/sessions" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="who" value="<?cs var:person.id ?>">
  <button class="danger" type="submit">End all</button>
</form>
<?cs /if ?><?cs else ?><p class="soft">Nowhere.</p>
<?cs /if ?><?cs include:"admin/changes.cs" ?></div>
</main>
<?cs include:"admin/foot.cs" ?>
