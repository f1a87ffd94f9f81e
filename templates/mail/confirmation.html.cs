<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Your order <?cs var:order.number ?></title></head>
<body>
<h1>Thank you</h1>
<p>Order <b><?cs var:order.number ?></b> is paid<?cs if:order.state == "paid" ?>; we are getting it ready<?cs /if ?>.</p>
<?cs include:"mail/order.html.cs" ?>
<p><a href="<?cs var:url_validate(link) ?>">Where it is, at any time</a></p>
<p><?cs var:shop.name ?><?cs if:shop.address ?><br><?cs var:shop.address ?><?cs /if ?><br><a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.url ?></a></p>
</body>
</html>
