<?cs set:view.title = "Make an account" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<h1>Make an account</h1>
<?cs if:view.error.code ?><div class="note bad" role="alert">
  <h2><?cs var:view.error.text ?></h2>
<?cs if:view.wrong.0.name ?>  <ul>
<?cs each:field = view.wrong ?>    <li><a href="#<?cs var:field.name ?>"><?cs var:field.error ?></a></li>
<?cs /each ?>  </ul>
<?cs /if ?></div>
<?cs /if ?><form class="card" action="/register" method="post" novalidate>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:view.next ?>  <input type="hidden" name="next" value="<?cs var:view.next ?>">
<?cs /if ?>  <div class="field"><label for="name">Name</label><p class="hint" id="n-h">What we write on the parcel</p><?cs if:view.form.name.error ?><p class="error" id="n-e"><?cs var:view.form.name.error ?></p><?cs /if ?><input type="text" id="name" name="name" autocomplete="name" value="<?cs var:view.form.name.value ?>"<?cs if:view.form.name.error ?> aria-invalid="true" aria-describedby="n-h n-e"<?cs else ?> aria-describedby="n-h"<?cs /if ?>></div>
  <div class="field"><label for="email">E-mail</label><?cs if:view.form.email.error ?><p class="error" id="e-e"><?cs var:view.form.email.error ?></p><?cs /if ?><input id="email" type="email" name="email" autocomplete="email" value="<?cs var:view.form.email.value ?>"<?cs if:view.form.email.error ?> aria-invalid="true" aria-describedby="e-e"<?cs /if ?>></div>
  <div class="field"><label for="password">Password</label><p class="hint" id="p-h"><?cs var:view.password_min ?> characters or more. Three words in a row are good.</p><?cs if:view.form.password.error ?><p class="error" id="p-e"><?cs var:view.form.password.error ?></p><?cs /if ?><input id="password" type="password" name="password" autocomplete="new-password"<?cs if:view.form.password.error ?> aria-invalid="true" aria-describedby="p-h p-e"<?cs else ?> aria-describedby="p-h"<?cs /if ?>></div>
  <button class="go wide" type="submit">Make the account</button>
</form>
<p>Been here before? <a href="<?cs var:url_validate(view.signin) ?>">Sign in</a>.</p>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
