<?cs set:view.title = view.error.title ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<div class="text">
<h1><?cs if:view.wrong.0.name ?>Nothing was changed<?cs else ?><?cs var:view.error.title ?><?cs /if ?></h1>
<p role="alert"><?cs if:view.wrong.0.name ?><?cs each:field = view.wrong ?><?cs var:field.error ?> <?cs /each ?><?cs elif:view.error.code == "stale_cart" ?>Since this page was opened something was put in, taken out or set in it. Nothing was done yet: look at it once more, then say it again.<?cs else ?><?cs var:view.error.text ?><?cs /if ?></p>
<div class="row"><?cs if:view.order_url ?><a class="btn go" href="<?cs var:url_validate(view.order_url) ?>">To the order</a> <?cs elif:view.cart_url ?><a class="btn go" href="<?cs var:url_validate(view.cart_url) ?>">See the cart as it is now</a> <?cs /if ?><a class="btn" href="/carts">Your carts</a></div>
</div>
</main>
<?cs include:"layout/foot.cs" ?>
