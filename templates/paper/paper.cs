<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title><?cs var:view.title ?> – <?cs var:view.shop.name ?></title>
  <link rel="icon" href="/static/img/mark.svg">
  <link rel="stylesheet" href="/static/shop.css">
  <link rel="stylesheet" href="/static/print.css">
</head>
<body class="paper">
<main id="main" class="wrap text">
<p class="noprint row"><a href="<?cs var:url_validate(view.here) ?>">Back to the order</a> <a class="btn" href="<?cs var:url_validate(view.pdf) ?>">As PDF</a> <span class="soft small">Or print this page.</span></p>
<p class="lined small"><?cs var:paper.from ?></p>
<h1><?cs var:paper.title ?></h1>
<div class="two">
  <p class="lined"><?cs var:paper.to ?></p>
  <dl class="sums"><?cs each:f = paper.facts ?><dt><?cs var:f.name ?></dt><dd><?cs var:f.value ?></dd><?cs /each ?></dl>
</div>
<section class="scroll" tabindex="0" aria-label="Table of things">
<table class="flush">
  <thead><tr><?cs each:c = paper.columns ?><th scope="col"<?cs if:c.right ?> class="num"<?cs /if ?>><?cs var:c.text ?></th><?cs /each ?></tr></thead>
  <tbody>
<?cs each:r = paper.rows ?>    <tr><?cs each:c = r.cells ?><td class="<?cs if:c.right ?>num<?cs else ?>lined<?cs /if ?>"><?cs var:c.text ?></td><?cs /each ?></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:paper.sums.0.name ?><dl class="sums"><?cs each:f = paper.sums ?><dt<?cs if:f.strong ?> class="total"<?cs /if ?>><?cs var:f.name ?></dt><dd<?cs if:f.strong ?> class="total"<?cs /if ?>><?cs var:f.value ?></dd><?cs /each ?></dl>
<?cs /if ?><?cs if:paper.closing ?><p><?cs var:paper.closing ?></p>
<?cs /if ?></main>
</body>
</html>
