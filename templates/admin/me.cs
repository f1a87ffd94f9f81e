<?cs set:view.title = "Where you are signed in" ?><?cs set:view.end = "/me/sessions" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Where you are signed in</h1>
<div class="stack">
<p>As <?cs var:me.name ?>, <?cs var:me.email ?>. A sign-in here ends by itself after eight hours. If one of these is not yours, end it and change your password.</p>
<?cs include:"admin/sessions.cs" ?>
<?cs if:view.several ?><form action="/me/sessions" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <button class="danger" type="submit">End all others</button>
</form>
<?cs /if ?></div>
</main>
<?cs include:"admin/foot.cs" ?>
