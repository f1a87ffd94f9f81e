<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Your withdrawal from order <?cs var:withdrawal.number ?></title></head>
<body>
<h1>Your withdrawal is with us</h1>
<p>We have received it on <?cs var:withdrawal._at_text ?>. These are your words:</p>
<p>Order: <?cs var:withdrawal.number ?><br>Name: <?cs var:withdrawal.name ?><br>E-mail: <?cs var:withdrawal.email ?></p>
<?cs if:withdrawal.text ?><p><?cs var:withdrawal.text ?></p>
<?cs /if ?><p>We will write to you about what comes next.</p>
<p><?cs var:shop.name ?><?cs if:shop.address ?><br><?cs var:shop.address ?><?cs /if ?><br><a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.url ?></a></p>
</body>
</html>
