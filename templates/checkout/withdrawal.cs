<?cs include:"checkout/field.cs" ?><?cs set:view.title = "Withdraw from an order" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1>Withdraw from an order</h1>
<?cs if:view.done ?><p class="note ok text" role="status"><strong>It is with us.</strong> If number and e-mail are those of an order, a mail with your words and the time is on its way to you. If not, a short one is, once a day.</p>
<?cs else ?><p class="text">You may take back an order within 14 days of having its things, and need not say why. Fill this in and send it; or copy it into a mail or a letter.</p>
<?cs if:view.error.code ?><div class="note bad text" role="alert"><p><strong>Not sent.</strong> <?cs var:view.error.text ?></p><ul><?cs each:w = view.wrong ?><li><a href="#<?cs var:w.name ?>"><?cs var:w.error ?></a></li><?cs /each ?></ul></div>
<?cs /if ?><form class="card narrow" action="/withdrawal" method="post" novalidate>
  <p>To <?cs var:view.shop.name ?>, <?cs var:view.shop.address ?>: I withdraw from the contract about what I ordered.</p>
  <div class="field"><label for="number">Order number</label><p class="hint" id="number-h">It stands in the mail about the order.</p><?cs call:wrong(view.form.number, "number") ?><input type="text" id="number" name="number" maxlength="40" value="<?cs var:view.form.number.value ?>" required<?cs if:view.form.number.error ?> aria-invalid="true" aria-describedby="number-e number-h"<?cs else ?> aria-describedby="number-h"<?cs /if ?>></div>
  <div class="field"><label for="name">Your name</label><?cs call:wrong(view.form.name, "name") ?><input type="text" id="name" name="name" autocomplete="name" maxlength="120" value="<?cs var:view.form.name.value ?>" required<?cs call:said(view.form.name, "name") ?>></div>
  <div class="field"><label for="email">E-mail</label><?cs call:wrong(view.form.email, "email") ?><input type="email" id="email" name="email" autocomplete="email" maxlength="254" value="<?cs var:view.form.email.value ?>" required<?cs call:said(view.form.email, "email") ?>></div>
  <div class="field"><label for="text">What else you want to say</label><p class="hint" id="text-h">Which things, if not all. You may leave it empty.</p><?cs call:wrong(view.form.text, "text") ?><textarea id="text" name="text" rows="5" maxlength="2000"<?cs if:view.form.text.error ?> aria-invalid="true" aria-describedby="text-e text-h"<?cs else ?> aria-describedby="text-h"<?cs /if ?>><?cs var:view.form.text.value ?></textarea></div>
  <button class="go" type="submit">Confirm the withdrawal</button>
</form>
<?cs /if ?></main>
<?cs include:"layout/foot.cs" ?>
