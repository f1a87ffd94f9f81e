<?cs set:view.title = "Cancel an order" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/orders">Orders</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:order.number ?></a></li><li>Cancel</li></ol>
<h1>Cancel order <?cs var:order.number ?>?</h1>
<div class="text stack">
<form class="card" action="<?cs var:url_validate(view.here) ?>/cancel" method="post">
  <h2>What will happen</h2>
<?cs if:view.paid ?><?cs if:plan.amount.amount ?>  <p><b><?cs var:plan.amount ?></b> go back to <?cs var:order.email ?>, the way they were paid. Nothing remains.</p>
<?cs else ?>  <p>There was nothing to pay, so no money moves, and no mail is sent.</p>
<?cs /if ?><?cs if:plan.lines.0.name ?>  <p>These are on the shelf again:</p>
  <ul>
<?cs each:l = plan.lines ?><?cs if:l.restock ?>    <li><?cs var:l.restock ?> × <?cs var:l.name ?><?cs if:l.options ?>, <?cs var:l.options ?><?cs /if ?> <code><?cs var:l.sku ?></code></li>
<?cs /if ?><?cs /each ?>  </ul>
<?cs /if ?><?cs if:plan.amount.amount ?>  <p>A mail tells the shopper when it has gone out.</p>
<?cs /if ?>  <input type="hidden" name="shown" value="<?cs var:plan.amount.amount ?>">
  <div class="field"><label for="c-note">Why</label><p class="hint" id="h-note">For ourselves; the shopper does not see it.</p><?cs if:view.form.note.error ?><p class="error"><?cs var:view.form.note.error ?></p><?cs /if ?><input type="text" id="c-note" name="note" maxlength="200" value="<?cs var:view.form.note.value ?>" aria-describedby="h-note"></div>
<?cs else ?>  <p><?cs if:view.offline ?>It is not paid, so no money moves. What comes for it later must be sent back by hand.<?cs else ?>The processor is asked to take no payment for it any more. Nothing was charged, so no money moves.<?cs /if ?></p>
  <p>What is held for it can be sold again; the shopper’s cart is open again with its things, a voucher counts again, and a mail says so.</p>
<?cs if:!view.offline ?>  <p>If it turns out to be paid at that moment, it stays, as paid.</p>
<?cs /if ?><?cs /if ?>  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="key" value="<?cs var:view.key ?>">
  <input type="hidden" name="seen" value="<?cs var:view.seen ?>">
  <div class="row"><button class="danger" type="submit"><?cs if:plan.amount.amount && view.paid ?>Cancel it and pay <?cs var:plan.amount ?> back<?cs else ?>Cancel it<?cs /if ?></button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
