<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title><?cs if:withdrawal.same_email ?>Your withdrawal from order <?cs var:withdrawal.number ?><?cs else ?>A withdrawal at <?cs var:shop.name ?><?cs /if ?></title></head>
<body>
<?cs if:withdrawal.same_email ?><h1>Your withdrawal is with us</h1>
<p>We have received it on <?cs var:withdrawal._at_text ?>. These are your words:</p>
<p>Order: <?cs var:withdrawal.number ?><br>Name: <?cs var:withdrawal.name ?><br>E-mail: <?cs var:withdrawal.email ?></p>
<?cs if:withdrawal.text ?><p><?cs var:withdrawal.text ?></p>
<?cs /if ?><?cs else ?><h1>A withdrawal is with us</h1>
<p>We have received it, with this e-mail, on <?cs var:withdrawal._at_text ?>. Its order number and this e-mail do not belong together here, so this mail does not repeat it. If it is yours, look whether the number is right. If it is not, you need do nothing.</p>
<?cs /if ?><p>We will write to you about what comes next.</p>
<p><?cs var:shop.name ?><?cs if:shop.address ?><br><?cs var:shop.address ?><?cs /if ?><br><a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.url ?></a></p>
</body>
</html>
