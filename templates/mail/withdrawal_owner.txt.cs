Withdrawal: order <?cs var:withdrawal.number ?>

<?cs var:withdrawal.name ?> (<?cs var:withdrawal.email ?>) withdraws, on <?cs var:withdrawal._at_text ?>.
<?cs if:!admin_link ?>No order has this number.
<?cs elif:!withdrawal.same_email ?>The order has another e-mail; make sure who writes.
<?cs /if ?><?cs if:withdrawal.text ?>
<?cs var:withdrawal.text ?>
<?cs /if ?>
<?cs var:admin_link ?>
