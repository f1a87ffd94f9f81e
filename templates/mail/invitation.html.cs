<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Work with <?cs var:shop.name ?></title></head>
<body>
<h1>Work with <?cs var:shop.name ?></h1>
<?cs if:gone ?><p>This invitation was taken back before its mail went out. There is nothing to do.</p>
<?cs else ?><p><?cs if:by ?><?cs var:by ?> invites you to the admin of <?cs var:shop.name ?>.<?cs else ?>You are invited to the admin of <?cs var:shop.name ?>.<?cs /if ?> The link is good once, until <?cs var:_until_text ?>.</p>
<p><a href="<?cs var:url_validate(link) ?>">Look at the invitation</a></p>
<p>It is for you alone. If you do not know what this is about, do nothing.</p>
<?cs /if ?><p><?cs var:shop.name ?><br><a href="<?cs var:url_validate(shop.url) ?>"><?cs var:shop.url ?></a></p>
</body>
</html>
