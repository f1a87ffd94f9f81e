<?cs if:view.may.ship || view.may.deliver || view.may.receive || view.may.refund || view.may.cancel ?><section class="card" aria-labelledby="o5">
  <h2 id="o5">To do</h2>
<?cs if:view.may.ship ?>  <form action="<?cs var:url_validate(view.here) ?>/ship" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <div class="field"><label for="d-tracking">The parcel’s number</label><p class="hint" id="h-tracking">The shopper sees it. Empty if there is none.</p><input type="text" id="d-tracking" name="tracking" maxlength="100" autocomplete="off" aria-describedby="h-tracking"></div>
    <div class="field"><label for="d-carrier">Carrier</label><input type="text" id="d-carrier" name="carrier" maxlength="60"></div>
    <p><button class="go wide" type="submit">Packed and posted</button></p>
  </form>
<?cs elif:view.may.deliver ?>  <form action="<?cs var:url_validate(view.here) ?>/deliver" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <p><button class="go wide" type="submit">It has arrived</button></p>
  </form>
<?cs /if ?><?cs if:view.may.receive ?>  <form action="<?cs var:url_validate(view.here) ?>/received" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <p><button class="<?cs if:!view.may.ship && !view.may.deliver ?>go <?cs /if ?>wide" type="submit">Money received, <?cs var:order.total ?></button></p>
  </form>
<?cs /if ?><?cs if:view.may.refund || view.may.cancel ?>  <p class="row"><?cs if:view.may.refund ?><a class="btn" href="<?cs var:url_validate(view.here) ?>/refund">Pay back</a><?cs /if ?> <?cs if:view.may.cancel ?><a class="btn danger" href="<?cs var:url_validate(view.here) ?>/cancel">Cancel the order</a><?cs /if ?></p>
<?cs /if ?></section>
<?cs /if ?>
