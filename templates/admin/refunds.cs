<?cs if:order.refunds.0.state ?><section class="card" aria-labelledby="o6">
  <h2 id="o6">Paid back</h2>
  <section class="scroll" tabindex="0" aria-label="Table of refunds">
  <table>
    <thead><tr><th scope="col">Asked for</th><th scope="col">What</th><th scope="col">State</th><th scope="col">Note</th><th scope="col" class="num">Amount</th></tr></thead>
    <tbody>
<?cs each:r = order.refunds ?>      <tr><td class="soft"><?cs var:r._asked_at_text ?></td><td><?cs if:!r.lines.0.name ?>an amount<?cs /if ?><?cs each:l = r.lines ?><?cs var:l.quantity ?> × <?cs var:l.name ?><?cs if:l._restock ?> <span class="soft">(<?cs var:l._restock ?> on the shelf)</span><?cs /if ?><br><?cs /each ?></td><td><span class="tag<?cs if:r._done ?> ok<?cs elif:r._refused ?> bad<?cs else ?> warn<?cs /if ?>"><?cs if:r._done ?>Paid back<?cs elif:r._refused ?>Refused<?cs elif:r._by_hand ?>To be paid back<?cs else ?>On its way<?cs /if ?></span><?cs if:r._by_hand ?><?cs if:view.can.orders ?><form action="<?cs var:url_validate(view.here) ?>/paid-back" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="refund" value="<?cs var:r._id ?>"><button type="submit">I have paid it back</button></form><?cs /if ?><?cs /if ?></td><td><?cs var:r._note ?><?cs if:r.credit_note ?> <a href="<?cs var:url_validate(view.here) ?>/credit/<?cs var:url_escape(r._id) ?>/note">Credit note <?cs var:r.credit_note ?></a><?cs /if ?></td><td class="num"><?cs var:r.amount ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
</section>
<?cs /if ?>
