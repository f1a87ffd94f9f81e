<?cs set:view.title = "This cart has become an order" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<div class="text">
<h1>This cart has become an order</h1>
<p role="alert"><?cs var:view.error.text ?> Nothing was changed.</p>
<div class="row"><?cs if:order ?><a class="btn go" href="/checkout/return?order=<?cs var:url_escape(order) ?>">To the order</a> <?cs /if ?><a class="btn" href="/carts">Your carts</a></div>
</div>
</main>
<?cs include:"layout/foot.cs" ?>
