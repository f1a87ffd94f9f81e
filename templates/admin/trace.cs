<?cs if:view.attempts.0.id ?><section class="card" aria-labelledby="o8">
  <h2 id="o8">Payments</h2>
  <section class="scroll" tabindex="0" aria-label="Table of payments">
  <table>
    <thead><tr><th scope="col">Begun</th><th scope="col">How</th><th scope="col">State</th><th scope="col" class="num">Asked for</th><th scope="col" class="num">Taken</th><th scope="col" class="num">Paid back</th><th scope="col">The processor calls it</th></tr></thead>
    <tbody>
<?cs each:a = view.attempts ?>      <tr><td class="soft"><?cs var:a._at_text ?></td><td><?cs var:a.method ?><?cs if:a.card ?>, <?cs var:a.card ?><?cs /if ?></td><td><?cs var:a.state ?></td><td class="num"><?cs var:a.amount ?></td><td class="num"><?cs var:a.captured ?></td><td class="num"><?cs var:a.refunded ?></td><td><?cs if:a.intent ?><code><?cs var:a.intent ?></code><?cs /if ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
</section>
<?cs /if ?><?cs if:view.mails.0.id ?><section class="card" aria-labelledby="o9">
  <h2 id="o9">Mails</h2>
  <section class="scroll" tabindex="0" aria-label="Table of mails">
  <table>
    <thead><tr><th scope="col">Written</th><th scope="col">What</th><th scope="col">To</th><th scope="col">Sent</th><th scope="col"><span class="vh">Deed</span></th></tr></thead>
    <tbody>
<?cs each:m = view.mails ?>      <tr><td class="soft"><?cs var:m._at_text ?></td><td><?cs var:m.kind ?></td><td><?cs var:m.recipient ?></td><td><?cs if:m.sent_at ?><?cs var:m._sent_at_text ?><?cs elif:m.error ?><span class="tag bad">Not taken</span> <?cs var:m.error ?><?cs else ?><span class="tag warn">Waits</span><?cs /if ?></td><td><?cs if:m.again ?><?cs if:view.can.support ?><form action="<?cs var:url_validate(view.here) ?>/mail" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="key" value="<?cs var:m.key ?>"><input type="hidden" name="mail" value="<?cs var:m.id ?>"><button class="quiet" type="submit">Send again<span class="vh">: <?cs var:m.kind ?>, <?cs var:m._at_text ?></span></button></form><?cs /if ?><?cs /if ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
</section>
<?cs /if ?><?cs if:view.moves.0.sku ?><section class="card" aria-labelledby="o10">
  <h2 id="o10">Stock</h2>
  <details><summary>What moved for it</summary>
  <section class="scroll" tabindex="0" aria-label="Table of moves of stock">
  <table>
    <thead><tr><th scope="col">When</th><th scope="col">SKU</th><th scope="col">Why</th><th scope="col" class="num">On hand</th><th scope="col" class="num">Reserved</th></tr></thead>
    <tbody>
<?cs each:m = view.moves ?>      <tr><td class="soft"><?cs var:m._at_text ?></td><td><code><?cs var:m.sku ?></code></td><td><?cs var:m.reason ?></td><td class="num"><?cs var:m.on_hand ?></td><td class="num"><?cs var:m.reserved ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
  </details>
</section>
<?cs /if ?>