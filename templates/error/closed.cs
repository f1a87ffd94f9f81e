<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Closed for a while – <?cs var:view.shop.name ?></title>
  <link rel="icon" href="/static/img/mark.svg">
  <link rel="stylesheet" href="/static/shop.css">
<?cs if:view.shop.theme ?>  <link rel="stylesheet" href="/theme.css?v=<?cs var:url_escape(view.shop.theme) ?>">
<?cs /if ?></head>
<body>
<header class="top">
  <div class="wrap">
    <?cs include:"layout/brand.cs" ?>  </div>
</header>
<main id="main" class="wrap">
<h1>Closed for a while</h1>
<?cs if:view.sentence ?><p class="text"><?cs var:view.sentence ?></p>
<?cs /if ?><p class="text"><?cs var:view.error.text ?></p>
</main>
<footer class="foot">
  <div class="wrap">
    <p><?cs var:view.shop.name ?><br><?cs var:view.shop.address ?></p>
<?cs if:view.own_pages.0.url ?>    <ul>
<?cs each:p = view.own_pages ?>      <li><a href="<?cs var:url_validate(p.url) ?>"><?cs var:p.title ?></a></li>
<?cs /each ?>    </ul>
<?cs /if ?>  </div>
</footer>
</body>
</html>
