<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>The books differ</title></head>
<body>
<p>Orders, stock or money are not as they must be. Nothing was changed.</p>
<ul>
<?cs each:f = findings ?><li><b><?cs var:f.rule ?></b> <?cs var:f.text ?></li>
<?cs /each ?></ul>
<?cs if:more ?><p>There are more.</p>
<?cs /if ?><p><a href="<?cs var:url_validate(admin_link) ?>">Look at them in the admin</a></p>
</body>
</html>
