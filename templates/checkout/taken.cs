<?cs set:view.title = "Check out" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<div class="text">
<h1><?cs if:view.error.code == "empty_cart" ?>This cart is empty<?cs else ?>This cart has become an order<?cs /if ?></h1>
<p role="alert"><?cs var:view.error.text ?></p>
<div class="row"><?cs if:order ?><a class="btn go" href="/checkout/return?order=<?cs var:url_escape(order) ?>">To the order</a> <?cs /if ?><a class="btn" href="/carts">Your carts</a></div>
</div>
</main>
<?cs include:"layout/foot.cs" ?>
