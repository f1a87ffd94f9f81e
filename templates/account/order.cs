<?cs include:"checkout/parts.cs" ?><?cs set:view.title = view.heading ?><?cs set:view.tab = "orders" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1><?cs var:view.heading ?></h1>
<?cs if:view.me.signed_in ?><?cs include:"account/tabs.cs" ?><?cs /if ?><p class="text">Placed on <?cs var:order._placed_at_text ?>. <span class="tag<?cs if:view.is_paid ?> ok<?cs elif:view.waiting ?> warn<?cs elif:order.state == "shipped" ?> info<?cs /if ?>"><?cs var:view.tag ?></span> <?cs var:view.words ?><?cs if:order.paid_at ?> <span class="noprint">Print this page and you have the invoice.</span><?cs /if ?></p>
<?cs if:order.tracking ?><p class="text">The parcel’s number: <code><?cs var:order.tracking ?></code></p>
<?cs /if ?><?cs if:order.refunded.amount ?><p class="note"><strong><?cs var:order.refunded ?></strong> came back to you.</p>
<?cs /if ?><?cs if:order.invoice ?><div class="print"><p><b>Invoice <?cs var:order.invoice ?></b> for order <?cs var:order.number ?>, <?cs var:order._paid_at_text ?><br><?cs var:view.shop.name ?>, <?cs var:view.shop.address ?></p></div>
<?cs /if ?><?cs if:view.own ?><div class="row text"><?cs if:view.waiting ?><?cs if:order.pay_url ?><a class="btn go" href="<?cs var:url_validate(order.pay_url) ?>">Pay now, <?cs var:order.total ?></a> <?cs /if ?><form action="/checkout/cancel" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="order" value="<?cs var:order.id ?>"><button type="submit">Cancel, and change the cart</button></form><?cs else ?><form class="noprint" action="/cart/copy" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="cart" value="<?cs var:order.cart ?>"><button type="submit">Buy it again</button></form><?cs /if ?></div>
<?cs /if ?><?cs include:"checkout/order.cs" ?></main>
<?cs include:"layout/foot.cs" ?>
