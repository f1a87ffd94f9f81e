Please look at order <?cs var:order.number ?>

Somebody must look at order <?cs var:order.number ?> of <?cs var:order.email ?>, <?cs var:order.total ?>:

<?cs var:alert ?>

In the admin:
<?cs var:admin_link ?>
