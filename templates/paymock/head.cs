<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><?cs if:view.error.code ?>Error: <?cs /if ?><?cs if:session.total ?>Pay <?cs var:session.total ?> to <?cs var:view.pay.merchant ?> – <?cs /if ?>Tollgate</title>
  <link rel="icon" href="/static/img/gate.svg">
  <link rel="stylesheet" href="/static/shop.css">
</head>
<body class="pay">
