<?cs set:view.title = "Signed out" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<div>
<h1>You are signed out</h1>
<p>Carts and orders are kept for when you come back.</p>
</div>
<p><a href="<?cs var:url_validate(view.shop.url) ?>">To the shop’s front page</a></p>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
