Order <?cs var:order.number ?>, <?cs var:order.total ?>

Order <?cs var:order.number ?> was paid. It was placed by <?cs var:order.email ?>.

<?cs include:"mail/order.txt.cs" ?>
In the admin:
<?cs var:admin_link ?>
