Order <?cs var:order.number ?> is on its way

Order <?cs var:order.number ?> is packed and posted<?cs if:parcel.carrier ?> with <?cs var:parcel.carrier ?><?cs /if ?>.
<?cs if:parcel.tracking ?>The parcel’s number: <?cs var:parcel.tracking ?>
<?cs /if ?><?cs if:order._how ?>
<?cs include:"mail/how.txt.cs" ?><?cs /if ?>
In it:

<?cs each:line = parcel.lines ?>  <?cs var:line.quantity ?> × <?cs var:line.name ?><?cs if:line.options ?>, <?cs var:line.options ?><?cs /if ?>
<?cs /each ?>
It goes to:

  <?cs var:order.address.name ?>
  <?cs var:order.address.line1 ?>
<?cs if:order.address.line2 ?>  <?cs var:order.address.line2 ?>
<?cs /if ?>  <?cs var:order.address.city ?> <?cs var:order.address.postcode ?>
  <?cs var:order.address.country ?>

Where it is, at any time:
<?cs var:link ?>

<?cs var:shop.name ?>
<?cs if:shop.address ?><?cs var:shop.address ?>
<?cs /if ?><?cs var:shop.url ?>
