<?cs set:view.title = "This cart has become an order" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<div class="text">
<h1>This cart has become an order</h1>
<p role="alert"><?cs var:view.error.text ?> Nothing was changed.<?cs if:view.asked.0.sku ?> What you asked for here is below; what you put into a cart from now on goes into another one.<?cs /if ?></p>
<div class="row"><?cs if:view.order_url ?><a class="btn go" href="<?cs var:url_validate(view.order_url) ?>">To the order</a> <?cs /if ?><a class="btn" href="/carts">Your carts</a></div>
</div>
<?cs include:"cart/asked.cs" ?></main>
<?cs include:"layout/foot.cs" ?>
