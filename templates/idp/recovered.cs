<?cs set:view.title = "Is the authenticator lost?" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<div>
<h1>Is the authenticator lost?</h1>
<p>That was one of the codes you kept. <?cs if:!view.left ?>None is left.<?cs elif:view.one ?>One is left.<?cs else ?><?cs var:view.left ?> are left.<?cs /if ?></p>
</div>
<div class="card">
  <p><a class="btn go wide" href="<?cs var:url_validate(view.go_on) ?>">It is only elsewhere, go on</a></p>
  <p>Once another one is set up, the lost one and the codes left count no more.</p>
  <p><a class="btn wide" href="<?cs var:url_validate(view.set_up) ?>">Set up another authenticator</a></p>
</div>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
