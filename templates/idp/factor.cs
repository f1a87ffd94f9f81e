<?cs set:view.title = "Set up an authenticator" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<div>
<h1>Set up an authenticator</h1>
<p>What you are about to open asks for more than a password: a code that an app on your telephone shows, new each half minute.</p>
</div>
<?cs if:view.error.code ?><div class="note bad" role="alert">
  <h2><?cs var:view.error.text ?></h2>
</div>
<?cs /if ?><form class="card" action="/factor" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:view.next ?>  <input type="hidden" name="next" value="<?cs var:view.next ?>">
<?cs /if ?>  <p>Let an authenticator app read this picture:</p>
  <svg viewBox="<?cs var:view.qr.box ?>" width="240" height="240" role="img" aria-label="The secret below as a QR code" shape-rendering="crispEdges">
    <rect x="-4" y="-4" width="100%" height="100%" fill="#fff"/>
    <path d="<?cs var:view.qr.path ?>" fill="#000"/>
  </svg>
  <p>Or type this secret into it: <span id="secret"><?cs each:group = view.secret ?><code><?cs var:group ?></code> <?cs /each ?></span></p>
  <div class="field"><label for="code">Code</label><p class="hint" id="c-h">The six digits that it shows now</p><input id="code" type="text" name="code" inputmode="numeric" autocomplete="one-time-code" required<?cs if:view.error.code ?> aria-invalid="true"<?cs /if ?> aria-describedby="c-h"></div>
  <button class="go wide" type="submit">Go on</button>
</form>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
