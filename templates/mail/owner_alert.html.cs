<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Please look at order <?cs var:order.number ?></title></head>
<body>
<p>Somebody must look at order <b><?cs var:order.number ?></b> of <?cs var:order.email ?>, <?cs var:order.total ?>:</p>
<p><?cs var:alert ?></p>
<p><a href="<?cs var:url_validate(admin_link) ?>">Look at it in the admin</a></p>
</body>
</html>
