<?cs if:order._how == "transfer" ?><p>Please transfer <b><?cs var:order.pay_to.amount ?></b> to</p>
<p><?cs each:line = order.pay_to.account ?><?cs var:line ?><br>
<?cs /each ?></p>
<p>Reference: <b><?cs var:order.pay_to.reference ?></b></p>
<p>Its things are held for you until <?cs var:order.pay_to._until_text ?>. We post them when the money is there.</p>
<?cs elif:order._how == "delivery" ?><p>You pay <b><?cs var:order.total ?></b> in cash, to the driver who brings it.</p>
<?cs /if ?>