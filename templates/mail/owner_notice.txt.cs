Order <?cs var:order.number ?>, <?cs var:order.total ?>

Order <?cs var:order.number ?> <?cs if:order.payment == "transfer" ?>is to be paid by bank transfer<?cs elif:order.payment == "delivery" ?>is to be paid in cash, to the driver<?cs else ?>was paid<?cs /if ?>. It was placed by <?cs var:order.email ?>.

<?cs include:"mail/order.txt.cs" ?>
In the admin:
<?cs var:admin_link ?>
