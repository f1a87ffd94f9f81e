<?cs set:view.title = "Keep these codes" ?><?cs include:"idp/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<div>
<h1>Keep these codes</h1>
<p>If the telephone is lost, one of them stands in for its code, each once. They are shown this one time: print them or write them down.</p>
</div>
<div class="card">
  <ul>
<?cs each:code = view.codes ?>    <li><code><?cs var:code ?></code></li>
<?cs /each ?>  </ul>
  <p><a class="btn go wide" href="<?cs var:url_validate(view.go_on) ?>">I have them, go on</a></p>
</div>
</div>
</main>
<?cs include:"idp/foot.cs" ?>
