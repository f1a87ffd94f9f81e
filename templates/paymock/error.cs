<?cs include:"paymock/head.cs" ?>
<header class="owe">
  <p class="row"><b class="brand">tollgate</b> <span class="tag test">Test mode: no money moves</span></p>
</header>
<main id="main">
  <h1><?cs var:view.error.title ?></h1>
  <p role="alert"><?cs var:view.error.text ?></p>
  <p class="soft small">Request <code><?cs var:view.error.id ?></code></p>
</main>
</body>
</html>
