<?cs if:view.idp ?><?cs include:"idp/head.cs" ?><?cs elif:view.admin ?><?cs include:"admin/head.cs" ?><?cs else ?><?cs include:"layout/head.cs" ?><?cs /if ?>
<main id="main" class="wrap">
<div class="text">
<h1><?cs var:view.error.title ?></h1>
<p role="alert"><?cs var:view.error.text ?></p>
<?cs if:view.may.0 ?><p>Open to: <?cs each:role = view.may ?><?cs if:!first(role) ?>, <?cs /if ?><?cs var:role ?><?cs /each ?>. <?cs if:view.me.role ?>You are here as <?cs var:view.me.role ?>.<?cs /if ?></p>
<?cs /if ?><?cs if:view.wrong.0.name ?><ul>
<?cs each:field = view.wrong ?><li><?cs var:field.error ?> (<code><?cs var:field.name ?></code>)</li>
<?cs /each ?></ul>
<?cs /if ?><?cs if:view.error.code == "sign_in" ?><p><a class="btn go" href="<?cs var:url_validate(view.me.login) ?>">Sign in</a></p>
<?cs /if ?><p><a href="<?cs var:url_validate(view.shop.url) ?>">To the shop’s front page</a></p>
<p class="soft small">Request <code><?cs var:view.error.id ?></code></p>
</div>
</main>
<?cs if:view.idp ?><?cs include:"idp/foot.cs" ?><?cs elif:view.admin ?><?cs include:"admin/foot.cs" ?><?cs else ?><?cs include:"layout/foot.cs" ?><?cs /if ?>
