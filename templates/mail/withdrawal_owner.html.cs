<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Withdrawal: order <?cs var:withdrawal.number ?></title></head>
<body>
<p><?cs var:withdrawal.name ?> (<?cs var:withdrawal.email ?>) withdraws, on <?cs var:withdrawal._at_text ?>.</p>
<?cs if:!admin_link ?><p>No order has this number.</p>
<?cs elif:!withdrawal.same_email ?><p>The order has another e-mail; make sure who writes.</p>
<?cs /if ?><?cs if:withdrawal.text ?><p><?cs var:withdrawal.text ?></p>
<?cs /if ?><?cs if:admin_link ?><p><a href="<?cs var:url_validate(admin_link) ?>">The order in the admin</a></p>
<?cs /if ?></body>
</html>
