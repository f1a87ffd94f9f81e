<?cs if:view.may.ship || view.may.deliver || view.may.receive || view.may.refund || view.may.cancel || view.may.come_back ?><section class="card" aria-labelledby="o5">
  <h2 id="o5">To do</h2>
<?cs if:view.may.ship ?>  <form action="<?cs var:url_validate(view.here) ?>/ship" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <div class="field"><label for="d-tracking">The parcel’s number</label><?cs if:view.form.tracking.error ?><p class="error"><?cs var:view.form.tracking.error ?></p><?cs /if ?><p class="hint" id="h-tracking">The shopper sees it. Empty if there is none.</p><input type="text" id="d-tracking" name="tracking" maxlength="100" autocomplete="off" value="<?cs var:view.form.tracking.value ?>" aria-describedby="h-tracking"></div>
    <div class="field"><label for="d-carrier">Carrier</label><?cs if:view.form.carrier.error ?><p class="error"><?cs var:view.form.carrier.error ?></p><?cs /if ?><input type="text" id="d-carrier" name="carrier" maxlength="60" value="<?cs var:view.form.carrier.value ?>"></div>
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
<?cs /if ?><?cs if:view.may.come_back ?>  <form action="<?cs var:url_validate(view.here) ?>/came-back" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <fieldset>
      <legend>The driver brought it back, unpaid</legend>
<?cs if:view.form.pieces.error ?>      <p class="error"><?cs var:view.form.pieces.error ?></p>
<?cs /if ?>      <label class="choice"><input type="radio" name="pieces" value="whole" required><span>All of it is on the shelf again</span></label>
      <label class="choice"><input type="radio" name="pieces" value="gone" required><span>It is lost or broken: take it off the stock</span></label>
    </fieldset>
    <p><button class="danger wide" type="submit">It came back</button></p>
  </form>
<?cs /if ?><?cs if:view.may.refund || view.may.cancel ?>  <p class="row"><?cs if:view.may.refund ?><a class="btn" href="<?cs var:url_validate(view.here) ?>/refund">Pay back</a><?cs /if ?> <?cs if:view.may.cancel ?><a class="btn danger" href="<?cs var:url_validate(view.here) ?>/cancel">Cancel the order</a><?cs /if ?></p>
<?cs /if ?></section>
<?cs /if ?>
