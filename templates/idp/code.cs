<?cs set:view.title = "Enter the code" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<div>
<h1>Enter the code</h1>
<p>Your password was right. Your authenticator shows a code of six digits; each counts once. If it is lost, one of the codes you kept stands in.</p>
</div>
<?cs if:view.error.code ?><div class="note bad" role="alert">
  <h2><?cs var:view.error.text ?></h2>
</div>
<?cs /if ?><form class="card" action="/code" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:view.next ?>  <input type="hidden" name="next" value="<?cs var:view.next ?>">
<?cs /if ?>  <div class="field"><label for="code">Code</label><input id="code" type="text" name="code" autocomplete="one-time-code" required<?cs if:view.error.code ?> aria-invalid="true"<?cs /if ?>></div>
  <button class="go wide" type="submit">Sign in</button>
</form>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
