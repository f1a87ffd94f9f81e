<?cs if:order._how == "transfer" ?>Please transfer <?cs var:order.pay_to.amount ?> to

<?cs each:line = order.pay_to.account ?>  <?cs var:line ?>
<?cs /each ?>
Reference: <?cs var:order.pay_to.reference ?>

Its things are held for you until <?cs var:order.pay_to._until_text ?>. We post them
when the money is there.
<?cs elif:order._how == "delivery" ?>You pay <?cs var:order.total ?> in cash, to the driver who brings it.
<?cs /if ?>