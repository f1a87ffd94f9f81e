<?cs include:"checkout/parts.cs" ?><?cs set:view.title = view.heading ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<?cs if:view.offline ?><h1>Thank you, <?cs var:view.first_name ?>. It is ordered.</h1>
<p class="text">Order <b><?cs var:order.number ?></b> <span class="tag info"><?cs var:view.tag ?></span>. How to pay it stands here, and in a mail to <?cs var:order.email ?>.</p>
<?cs if:view.at_home ?><div class="row text noprint"><form action="/checkout/cancel" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="order" value="<?cs var:order.id ?>"><button type="submit">Change the cart</button></form></div>
<?cs /if ?><?cs elif:view.waiting ?><h1>Not paid yet</h1>
<p class="text">Order <b><?cs var:order.number ?></b> <span class="tag info"><?cs var:view.tag ?></span>. <?cs if:order.pay_url ?>Its things are held for you until <?cs var:order._expires_at_text ?>.<?cs else ?><?cs var:view.words ?> <?cs /if ?><?cs if:view.unknown ?>We are asking our payment processor; do not place the order again. This page looks again by itself.<?cs /if ?></p>
<div class="row text"><?cs if:order.pay_url ?><a class="btn go" href="<?cs var:url_validate(order.pay_url) ?>">Pay now, <?cs var:order.total ?></a> <?cs else ?><a class="btn" href="/checkout/return?order=<?cs var:url_escape(order.id) ?>">Look again</a> <?cs /if ?><form action="/checkout/cancel" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="order" value="<?cs var:order.id ?>"><button type="submit">Change the cart</button></form></div>
<?cs elif:view.cancelled ?><h1>This order was cancelled</h1>
<p class="text">Order <b><?cs var:order.number ?></b> <span class="tag"><?cs var:view.tag ?></span>. <?cs var:view.words ?></p>
<p><a class="btn go" href="/cart/<?cs var:url_escape(order.cart) ?>">Back to the cart</a></p>
<?cs elif:view.refunded ?><h1>Order <?cs var:order.number ?></h1>
<p class="text"><span class="tag"><?cs var:view.tag ?></span> <?cs var:view.words ?></p>
<?cs else ?><h1>Thank you, <?cs var:view.first_name ?>. <?cs if:view.is_paid ?>It is paid.<?cs else ?><?cs var:view.words ?><?cs /if ?></h1>
<p class="text">Order <b><?cs var:order.number ?></b> <span class="tag ok"><?cs var:view.tag ?></span>. A confirmation is on its way to <?cs var:order.email ?>. <span class="noprint">Print this page and you have the invoice.</span></p>
<div class="print"><p><b>Invoice <?cs var:order.invoice ?></b> for order <?cs var:order.number ?>, <?cs var:order._paid_at_text ?><br><?cs var:view.shop.name ?>, <?cs var:view.shop.address ?><?cs if:view.shop.vat_id ?>, VAT <?cs var:view.shop.vat_id ?><?cs /if ?></p><?cs if:order.invoice_address.name ?><?cs call:invoiced(order.invoice_address) ?><?cs else ?><?cs call:invoiced(order.address) ?><?cs /if ?></div>
<?cs /if ?><?cs include:"checkout/order.cs" ?></main>
<?cs include:"layout/foot.cs" ?>
