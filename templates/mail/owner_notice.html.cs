<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Order <?cs var:order.number ?></title></head>
<body>
<p>Order <b><?cs var:order.number ?></b> <?cs if:order.payment == "transfer" ?>is to be paid by bank transfer<?cs elif:order.payment == "delivery" ?>is to be paid in cash, to the driver<?cs else ?>was paid<?cs /if ?>. It was placed by <?cs var:order.email ?>.</p>
<?cs include:"mail/order.html.cs" ?>
<p><a href="<?cs var:url_validate(admin_link) ?>">Look at it in the admin</a></p>
</body>
</html>
