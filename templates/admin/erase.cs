<?cs set:view.title = "Erase a person" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/customers">Customers</a></li><li><a href="<?cs var:url_validate(customer.url) ?>"><?cs var:customer.name ?></a></li><li>Erase</li></ol>
<h1>Erase <?cs var:customer.name ?>?</h1>
<div class="text stack">
<?cs if:view.error.code ?><p class="note bad" role="alert"><strong>Not done.</strong> <?cs var:view.error.text ?></p>
<?cs /if ?><?cs if:view.unfinished ?><div class="note warn"><p><strong>Not yet.</strong> Until then the address is needed.</p><ul><?cs if:plan.open ?><li>Orders not delivered or not ended: <?cs var:plan.open ?></li><?cs /if ?><?cs if:plan.refunds ?><li>Refunds on their way: <?cs var:plan.refunds ?></li><?cs /if ?><?cs if:plan.mails ?><li>Mails not sent: <?cs var:plan.mails ?></li><?cs /if ?></ul></div>
<?cs else ?><form class="card" action="<?cs var:url_validate(customer.url) ?>/erase" method="post">
  <h2>What goes</h2>
  <p>Of every order (<?cs var:plan.orders ?>): the e-mail address, the delivery address, the parcel’s number, the card’s last digits, the notes. Open carts, kept addresses, and what the account left with us: whoever is signed in is signed out.</p>
  <h2>What stays, and why</h2>
  <ul>
    <li>Orders with an invoice of the last <?cs var:plan.years ?> years: <?cs var:plan.kept ?>. The law wants invoices kept: number, lines, sums, and whom they name, with the address.</li>
    <li>Of every order what was bought, when, for how much and in which country. Without it the books would not add up.</li>
    <li>The history’s lines say who acted by an opaque mark, and the log says that somebody was erased, not who.</li>
<?cs if:!customer.guest ?>    <li>The account itself: it is with the identity provider, and ended there.</li>
<?cs /if ?>  </ul>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <p><label class="check"><input type="checkbox" name="sure" value="1" required> <span>It cannot be undone. I am sure.</span></label></p>
  <div class="row"><button class="danger" type="submit">Erase <?cs var:customer.email ?></button> <a href="<?cs var:url_validate(customer.url) ?>">Leave it</a></div>
</form>
<?cs /if ?></div>
</main>
<?cs include:"admin/foot.cs" ?>
