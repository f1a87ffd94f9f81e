Your order <?cs var:order.number ?> at <?cs var:shop.name ?>

Thank you. Order <?cs var:order.number ?> is paid<?cs if:order.state == "paid" ?>; we are getting it ready<?cs /if ?>.

<?cs include:"mail/order.txt.cs" ?>
Where it is, at any time:
<?cs var:link ?>

<?cs var:shop.name ?>
<?cs if:shop.address ?><?cs var:shop.address ?>
<?cs /if ?><?cs var:shop.url ?>
