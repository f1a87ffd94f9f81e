<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><?cs if:view.error.code ?>Error: <?cs /if ?><?cs if:view.title ?><?cs var:view.title ?> – <?cs /if ?><?cs var:view.shop.name ?></title>
<?cs if:view.meta ?>  <meta name="description" content="<?cs var:view.meta ?>">
<?cs /if ?><?cs if:view.canonical ?>  <link rel="canonical" href="<?cs var:url_validate(view.canonical) ?>">
<?cs /if ?>  <link rel="icon" href="/static/img/mark.svg">
  <link rel="stylesheet" href="/static/shop.css">
<?cs if:view.shop.theme ?>  <link rel="stylesheet" href="/theme.css?v=<?cs var:url_escape(view.shop.theme) ?>">
<?cs /if ?></head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<?cs include:"layout/trial.cs" ?>  <div class="wrap">
    <?cs include:"layout/brand.cs" ?>
    <form class="find" action="/search" role="search">
      <input type="search" name="q" aria-label="Search the shop" placeholder="Search: <?cs var:view.shop.search_hint ?>" value="<?cs var:view.q ?>">
      <button type="submit">Search</button>
    </form>
    <nav class="me" aria-label="You">
<?cs if:view.me.signed_in ?>      <a href="/account/orders"><?cs var:view.me.name ?><span class="vh">: your account</span></a>
<?cs else ?>      <a href="<?cs var:url_validate(view.me.login) ?>">Sign in</a>
<?cs /if ?>      <a href="/carts"><span class="vh">Your </span>Carts<?cs if:view.me.count ?> <span class="count"><?cs var:view.me.count ?></span><?cs /if ?></a>
    </nav>
    <nav class="nav" aria-label="Shop">
    <ul class="tabs">
<?cs each:entry = view.nav ?>      <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?></a></li>
<?cs /each ?>    </ul>
    </nav>
  </div>
</header>
