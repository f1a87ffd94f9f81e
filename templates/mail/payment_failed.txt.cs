Order <?cs var:order.number ?> was not paid

Order <?cs var:order.number ?> over <?cs var:order.total ?> was not paid and is cancelled. <?cs if:money_back ?>What was charged goes back to you; your cart is as it was.<?cs elif:order.payment == "transfer" ?>No money has come for it; what comes later, we send back. Your cart is as it was.<?cs elif:came_back ?>The parcel came back to us. There is nothing to pay; your cart is as it was.<?cs elif:order.payment == "delivery" ?>There is nothing to pay; your cart is as it was.<?cs else ?>Nothing was charged; your cart is as it was.<?cs /if ?>

<?cs each:line = order.lines ?>  <?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?>
<?cs /each ?>
To order again, open your cart at <?cs var:shop.url ?>

The order as it is now:
<?cs var:link ?>

<?cs var:shop.name ?>
<?cs if:shop.address ?><?cs var:shop.address ?>
<?cs /if ?><?cs var:shop.url ?>
