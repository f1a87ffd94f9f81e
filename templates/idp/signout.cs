<?cs set:view.title = "Sign out" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<div>
<h1>Sign out?</h1>
<p>You are signed in here. Carts and orders stay as they are.</p>
</div>
<form class="card" action="/signout" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:view.uri ?>  <input type="hidden" name="client_id" value="<?cs var:view.client ?>">
  <input type="hidden" name="post_logout_redirect_uri" value="<?cs var:view.uri ?>">
<?cs if:view.state ?>  <input type="hidden" name="state" value="<?cs var:view.state ?>">
<?cs /if ?><?cs /if ?>  <button class="go wide" type="submit">Sign out</button>
</form>
<p><a href="<?cs var:url_validate(view.shop.url) ?>">Stay signed in</a></p>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
