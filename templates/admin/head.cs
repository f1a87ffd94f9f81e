<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><?cs if:view.error.code ?>Error: <?cs /if ?><?cs if:view.title ?><?cs var:view.title ?> – <?cs /if ?><?cs var:view.shop.name ?> admin</title>
  <link rel="icon" href="/static/img/mark.svg">
  <link rel="stylesheet" href="/static/shop.css">
  <link rel="stylesheet" href="/static/admin.css">
</head>
<body class="admin">
<a class="skip" href="#main">Skip to content</a>
<header class="top">
  <div class="wrap">
    <a class="brand" href="/"><img src="/static/img/mark.svg" alt="" width="32" height="32"><?cs var:view.shop.name ?> admin</a>
<?cs if:view.finds ?>    <form class="find" action="/products" role="search">
      <input type="search" name="q" aria-label="Product or SKU" placeholder="Product or SKU">
      <button type="submit">Find</button>
    </form>
<?cs /if ?>    <p class="me"><a href="<?cs var:url_validate(view.shop.url) ?>">See the shop</a><?cs if:view.me.signed_in ?> <a href="#out"><?cs var:view.me.name ?><span class="vh">: sign out</span></a><?cs else ?> <a href="<?cs var:url_validate(view.me.login) ?>">Sign in</a><?cs /if ?></p>
<?cs if:view.signed_in_again ?>    <p class="note" role="status"><strong>You have signed in again.</strong> What you were about to do has not been done: send it once more.</p>
<?cs /if ?><?cs if:view.me.signed_in ?>    <nav class="nav" aria-label="Admin">
    <ul class="tabs">
<?cs each:entry = view.parts ?>      <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?></a></li>
<?cs /each ?>    </ul>
    </nav>
<?cs /if ?>  </div>
</header>
