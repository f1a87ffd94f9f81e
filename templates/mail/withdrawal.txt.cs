Your withdrawal from order <?cs var:withdrawal.number ?> at <?cs var:shop.name ?>

We have received your withdrawal on <?cs var:withdrawal._at_text ?>. These are your words:

Order: <?cs var:withdrawal.number ?>
Name: <?cs var:withdrawal.name ?>
E-mail: <?cs var:withdrawal.email ?>
<?cs if:withdrawal.text ?>
<?cs var:withdrawal.text ?>
<?cs /if ?>
We will write to you about what comes next.

<?cs var:shop.name ?>
<?cs if:shop.address ?><?cs var:shop.address ?>
<?cs /if ?><?cs var:shop.url ?>
