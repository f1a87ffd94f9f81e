<?cs if:withdrawal.same_email ?>Your withdrawal from order <?cs var:withdrawal.number ?> at <?cs var:shop.name ?><?cs else ?>A withdrawal at <?cs var:shop.name ?><?cs /if ?>

<?cs if:withdrawal.same_email ?>We have received your withdrawal on <?cs var:withdrawal._at_text ?>. These are your words:

Order: <?cs var:withdrawal.number ?>
Name: <?cs var:withdrawal.name ?>
E-mail: <?cs var:withdrawal.email ?>
<?cs if:withdrawal.text ?>
<?cs var:withdrawal.text ?>
<?cs /if ?><?cs else ?>We have received a withdrawal with this e-mail on <?cs var:withdrawal._at_text ?>. Its order number and this e-mail do not belong together here, so this mail does not repeat it. If it is yours, look whether the number is right. If it is not, you need do nothing.
<?cs /if ?>
We will write to you about what comes next.

<?cs var:shop.name ?>
<?cs if:shop.address ?><?cs var:shop.address ?>
<?cs /if ?><?cs var:shop.url ?>
