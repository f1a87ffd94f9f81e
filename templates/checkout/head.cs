<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><?cs if:view.error.code ?>Error: <?cs /if ?><?cs var:view.title ?> – <?cs var:view.shop.name ?></title>
  <link rel="icon" href="/static/img/mark.svg">
  <link rel="stylesheet" href="/static/shop.css">
<?cs if:view.shop.theme ?>  <link rel="stylesheet" href="/theme.css?v=<?cs var:url_escape(view.shop.theme) ?>">
<?cs /if ?></head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<?cs include:"layout/trial.cs" ?>  <div class="wrap">
    <?cs include:"layout/brand.cs" ?>
    <p class="me"><a href="/carts">Back to your carts</a></p>
    <ol class="steps nav">
      <li class="done">Cart</li>
      <li aria-current="step">Delivery and address</li>
      <li>Payment</li>
    </ol>
  </div>
</header>
