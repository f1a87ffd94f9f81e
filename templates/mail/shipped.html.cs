<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Order <?cs var:order.number ?> is on its way</title></head>
<body>
<h1>It is on its way</h1>
<p>Order <b><?cs var:order.number ?></b> is packed and posted<?cs if:parcel.carrier ?> with <?cs var:parcel.carrier ?><?cs /if ?>.<?cs if:parcel.tracking ?> The parcel’s number: <b><?cs var:parcel.tracking ?></b>.<?cs /if ?></p>
<?cs if:order._how ?><?cs include:"mail/how.html.cs" ?><?cs /if ?><p>In it:</p>
<ul>
<?cs each:line = parcel.lines ?><li><?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?></li>
<?cs /each ?></ul>
<p>It goes to:</p>
<p><?cs var:order.address.name ?><br>
<?cs var:order.address.line1 ?><br>
<?cs if:order.address.line2 ?><?cs var:order.address.line2 ?><br>
<?cs /if ?><?cs var:order.address.city ?> <?cs var:order.address.postcode ?><br>
<?cs var:order.address.country ?></p>
<p><a href="<?cs var:url_validate(link) ?>">Where it is, at any time</a></p>
<p><?cs var:shop.name ?><?cs if:shop.address ?><br><?cs var:shop.address ?><?cs /if ?><br><a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.url ?></a></p>
</body>
</html>
