<?cs set:view.title = "Pay back" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/orders">Orders</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:order.number ?></a></li><li>Pay back</li></ol>
<h1>Pay back, order <?cs var:order.number ?></h1>
<?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not yet.</strong> <?cs if:view.form.amount.error ?><a href="#f-amount"><?cs var:view.form.amount.error ?></a><?cs elif:view.form.quantity.error ?><a href="#f-lines"><?cs var:view.form.quantity.error ?></a><?cs else ?><?cs var:view.error.text ?><?cs /if ?></p></div>
<?cs /if ?><?cs if:view.preview ?><form class="card text" action="<?cs var:url_validate(view.here) ?>/refund" method="post" aria-labelledby="p1">
  <h2 id="p1">What will happen</h2>
  <div class="stack">
<?cs if:plan.lines.0.name ?>  <section class="scroll" tabindex="0" aria-label="What goes back">
  <table>
    <thead><tr><th scope="col">Thing</th><th scope="col" class="num">Pieces</th><th scope="col" class="num">On the shelf</th><th scope="col" class="num">Money</th></tr></thead>
    <tbody>
<?cs each:l = plan.lines ?>      <tr><th scope="row"><?cs var:l.name ?><?cs if:l.options ?>, <?cs var:l.options ?><?cs /if ?></th><td class="num"><?cs var:l.quantity ?></td><td class="num"><?cs var:l.restock ?></td><td class="num"><?cs var:l.amount ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
<?cs /if ?>  <dl class="sums"><dt>Could go back</dt><dd><?cs var:plan.rest ?></dd><dt class="total">Goes back</dt><dd class="total"><?cs var:plan.amount ?></dd><dt>Remains</dt><dd><?cs var:plan.after ?></dd></dl>
  </div>
  <p>To <?cs var:order.email ?>, the way it was paid. A mail says so when it has gone out.</p>
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="key" value="<?cs var:view.key ?>">
  <input type="hidden" name="shown" value="<?cs var:plan.amount.amount ?>">
  <input type="hidden" name="how" value="<?cs var:view.how ?>">
  <input type="hidden" name="amount" value="<?cs var:view.form.amount.value ?>">
  <input type="hidden" name="note" value="<?cs var:view.form.note.value ?>">
<?cs each:l = view.lines ?>  <input type="hidden" name="line" value="<?cs var:l.line_no ?>"><input type="hidden" name="quantity" value="<?cs var:l.typed ?>"><?cs if:l.ticked ?><input type="hidden" name="restock" value="<?cs var:l.line_no ?>"><?cs /if ?>
<?cs /each ?>  <div class="row"><button class="go" type="submit">Pay <?cs var:plan.amount ?> back</button> <a href="#change">Change it</a> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
<?cs /if ?><form class="card text" id="change" action="<?cs var:url_validate(view.here) ?>/refund" method="get">
  <h2>What goes back</h2>
  <p>Of <?cs var:order.total ?> that were paid <b><?cs var:plan.rest ?></b> can still go back.</p>
  <fieldset>
    <legend>How is it reckoned?</legend>
    <label class="choice"><input type="radio" name="how" value="lines"<?cs if:view.how == "lines" ?> checked<?cs /if ?>><span>By the pieces below, at what was paid for them</span></label>
    <label class="choice"><input type="radio" name="how" value="amount"<?cs if:view.how == "amount" ?> checked<?cs /if ?>><span>An amount alone</span></label>
    <label class="choice"><input type="radio" name="how" value="all"<?cs if:view.how == "all" ?> checked<?cs /if ?>><span>All that is left; a tick below puts all pieces back on the shelf</span></label>
  </fieldset>
  <div class="stack">
  <section class="scroll" tabindex="0" aria-label="Pieces" id="f-lines">
  <table>
    <thead><tr><th scope="col">Thing</th><th scope="col">Give back</th><th scope="col">Shelf</th></tr></thead>
    <tbody>
<?cs each:l = view.lines ?>      <tr><th scope="row"><?cs if:l.delivery ?>Delivery: <?cs /if ?><?cs var:l.name ?><?cs if:l.options ?>, <?cs var:l.options ?><?cs /if ?><br><span class="soft small"><?cs var:l.left ?> of <?cs var:l.bought ?> left, <?cs var:l.paid ?> paid</span></th><td><input type="hidden" name="line" value="<?cs var:l.line_no ?>"><input class="qty" type="number" name="quantity" min="0" max="<?cs var:l.left ?>" value="<?cs var:l.typed ?>" aria-label="Pieces of <?cs var:l.name ?> to give back"></td><td><?cs if:!l.delivery ?><label class="check"><input type="checkbox" name="restock" value="<?cs var:l.line_no ?>"<?cs if:l.ticked ?> checked<?cs /if ?>> back<span class="vh"> on the shelf: <?cs var:l.name ?></span></label><?cs /if ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
  <div class="field"><label for="f-amount">Amount alone</label><?cs if:view.form.amount.error ?><p class="error" id="e-amount"><?cs var:view.form.amount.error ?></p><?cs /if ?><input class="short" type="text" id="f-amount" name="amount" inputmode="decimal" maxlength="30" value="<?cs var:view.form.amount.value ?>"<?cs if:view.form.amount.error ?> aria-invalid="true" aria-describedby="e-amount"<?cs /if ?>></div>
  <div class="field"><label for="f-note">Why</label><p class="hint" id="h-note">For ourselves; the shopper does not see it.</p><?cs if:view.form.note.error ?><p class="error"><?cs var:view.form.note.error ?></p><?cs /if ?><input type="text" id="f-note" name="note" maxlength="200" value="<?cs var:view.form.note.value ?>" aria-describedby="h-note"></div>
  </div>
  <div class="row"><button type="submit"<?cs if:!view.preview ?> class="go"<?cs /if ?>>See what it comes to</button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
