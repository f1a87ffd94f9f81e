<?cs set:view.title = "Sign in" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<div>
<h1>Sign in</h1>
<p>Your carts and orders follow you. What is in a cart now comes along.</p>
</div>
<?cs if:view.error.code ?><div class="note bad" role="alert">
  <h2><?cs var:view.error.text ?></h2>
<?cs if:view.wrong.0.name ?>  <ul>
<?cs each:field = view.wrong ?>    <li><a href="#<?cs var:field.name ?>"><?cs var:field.error ?></a></li>
<?cs /each ?>  </ul>
<?cs /if ?></div>
<?cs elif:view.made ?><div class="note" role="status">
  <h2>Now sign in with what you have just chosen</h2>
  <p>If this address had an account already, nothing about it was changed: its old password holds.</p>
</div>
<?cs /if ?><form class="card" action="/signin" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:view.next ?>  <input type="hidden" name="next" value="<?cs var:view.next ?>">
<?cs /if ?>  <div class="field"><label for="email">E-mail</label><?cs if:view.form.email.error ?><p class="error" id="e-e"><?cs var:view.form.email.error ?></p><?cs /if ?><input id="email" type="email" name="email" autocomplete="username" required value="<?cs var:view.form.email.value ?>"<?cs if:view.form.email.error ?> aria-invalid="true" aria-describedby="e-e"<?cs /if ?>></div>
  <div class="field"><label for="password">Password</label><?cs if:view.form.password.error ?><p class="error" id="p-e"><?cs var:view.form.password.error ?></p><?cs /if ?><input id="password" type="password" name="password" autocomplete="current-password" required<?cs if:view.form.password.error ?> aria-invalid="true" aria-describedby="p-e"<?cs /if ?>></div>
  <button class="go wide" type="submit">Sign in</button>
</form>
<p>New here? <a href="<?cs var:url_validate(view.register) ?>">Make an account</a>, or just <a href="<?cs var:url_validate(view.shop.url) ?>">check out without one</a>.</p>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
