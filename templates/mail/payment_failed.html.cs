<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Order <?cs var:order.number ?> was not paid</title></head>
<body>
<h1>This order was not paid</h1>
<p>Order <b><?cs var:order.number ?></b> over <?cs var:order.total ?> was not paid and is cancelled. <?cs if:money_back ?>What was charged goes back to you; your cart is as it was.<?cs elif:order.payment == "transfer" ?>No money has come for it; what comes later, we send back. Your cart is as it was.<?cs elif:came_back ?>The parcel came back to us. There is nothing to pay; your cart is as it was.<?cs elif:order.payment == "delivery" ?>There is nothing to pay; your cart is as it was.<?cs else ?>Nothing was charged; your cart is as it was.<?cs /if ?></p>
<ul>
<?cs each:line = order.lines ?><li><?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?></li>
<?cs /each ?></ul>
<p>To order again, open your cart at <a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.name ?></a>.</p>
<p><a href="<?cs var:url_validate(link) ?>">The order as it is now</a></p>
<p><?cs var:shop.name ?><?cs if:shop.address ?><br><?cs var:shop.address ?><?cs /if ?><br><a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.url ?></a></p>
</body>
</html>
