Your order <?cs var:order.number ?> at <?cs var:shop.name ?>

Thank you. Order <?cs var:order.number ?> is with us.

<?cs if:order._how ?><?cs include:"mail/how.txt.cs" ?><?cs elif:order.state == "cancelled" ?>It has been cancelled; there is nothing to pay.
<?cs else ?>It is paid.
<?cs /if ?>
<?cs include:"mail/order.txt.cs" ?>
Where it is, at any time:
<?cs var:link ?>

<?cs var:shop.name ?>
<?cs if:shop.address ?><?cs var:shop.address ?>
<?cs /if ?><?cs var:shop.url ?>
