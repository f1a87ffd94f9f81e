<?cs set:view.title = "Staff" ?><?cs include:"admin/head.cs" ?>
<?cs def:field_error(name, text) ?><?cs if:text ?><p class="error" id="e-<?cs var:name ?>"><?cs var:text ?></p><?cs /if ?><?cs /def ?><main id="main" class="wrap">
<h1>Staff</h1>
<div class="stack">
<?cs if:view.done ?><p class="note ok" role="status"><?cs var:view.done ?></p>
<?cs /if ?><?cs if:view.error.code ?><div class="note bad" role="alert">
  <h2><?cs var:view.error.text ?></h2>
  <ul>
<?cs each:field = view.wrong ?>    <li><a href="#f-<?cs var:field.name ?>"><?cs var:field.error ?></a></li>
<?cs /each ?>  </ul>
</div>
<?cs /if ?><section class="card sheet scroll" tabindex="0" aria-label="Who works here">
<table>
  <thead><tr><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">Role</th><th scope="col">Since</th><th scope="col">Taken on by</th></tr></thead>
  <tbody>
<?cs each:p = staff ?>    <tr><th scope="row"><a href="<?cs var:url_validate(p.url) ?>"><?cs var:p.name ?></a><?cs if:p.me ?> (you)<?cs /if ?></th><td><?cs var:p.email ?></td><td><?cs var:p._role ?></td><td><?cs var:p._since_text ?></td><td><?cs if:p.by ?><?cs var:p.by ?><?cs else ?>the command line<?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:invitations.0.id ?><h2>Invited</h2>
<section class="card sheet scroll" tabindex="0" aria-label="Invited">
<table>
  <thead><tr><th scope="col">E-mail</th><th scope="col">Role</th><th scope="col">By</th><th scope="col">Good until</th><th scope="col">Do</th></tr></thead>
  <tbody>
<?cs each:i = invitations ?>    <tr><th scope="row"><?cs var:i.email ?></th><td><?cs var:i._role ?></td><td><?cs if:i.by ?><?cs var:i.by ?><?cs else ?>the command line<?cs /if ?></td><td><?cs if:i.expired ?><span class="tag warn">Over</span><?cs else ?><?cs var:i._until_text ?><?cs /if ?></td><td><div class="row">
      <form action="/staff/again" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="id" value="<?cs var:i.id ?>"><button class="quiet" type="submit">Send again<span class="vh"> to <?cs var:i.email ?></span></button></form>
      <form action="/staff/withdraw" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="id" value="<?cs var:i.id ?>"><button class="quiet" type="submit">Withdraw<span class="vh"> the invitation of <?cs var:i.email ?></span></button></form></div></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs /if ?><div class="narrow">
<form class="card" action="/staff/invite" method="post" novalidate>
  <h2>Invite somebody</h2>
  <p>They get a link by mail, good once and for three days.</p>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <div class="field"><label for="f-email">E-mail</label><?cs call:field_error("email", view.form.email.error) ?><input type="email" id="f-email" name="email" autocomplete="off" value="<?cs var:view.form.email.value ?>"<?cs if:view.form.email.error ?> aria-invalid="true" aria-describedby="e-email"<?cs /if ?>></div>
  <div class="field"><label for="f-role">Role</label><?cs call:field_error("role", view.form.role.error) ?><select id="f-role" name="role"<?cs if:view.form.role.error ?> aria-invalid="true" aria-describedby="e-role"<?cs /if ?>><option value="">Choose one</option><?cs each:r = view.roles ?><option value="<?cs var:r.value ?>"<?cs if:r.chosen ?> selected<?cs /if ?>><?cs var:r.name ?>: <?cs var:r.may ?></option><?cs /each ?></select></div>
  <button class="go" type="submit">Send the invitation</button>
</form>
</div>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
