Work with <?cs var:shop.name ?>

<?cs if:gone ?>This invitation was taken back before its mail went out. There is nothing to do.
<?cs else ?><?cs if:by ?><?cs var:by ?> invites you to the admin of <?cs var:shop.name ?>.<?cs else ?>You are invited to the admin of <?cs var:shop.name ?>.<?cs /if ?> The link is good once, until <?cs var:_until_text ?>:

<?cs var:link ?>

It is for you alone. If you do not know what this is about, do nothing.
<?cs /if ?>
<?cs var:shop.name ?>
<?cs var:shop.url ?>
