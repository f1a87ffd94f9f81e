<?cs set:view.title = "Order pad" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<div class="text">
<h1>Order pad</h1>
<p>Type or paste what you need, many things at once: a line each, its SKU and how many.</p>
</div>
<?cs include:"cart/pad_said.cs" ?><form class="card text" action="/cart/pad" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="update" value="<?cs var:view.update ?>">
  <div class="field">
    <label for="text">SKUs and quantities</label>
    <p class="hint" id="text-h">For example “TRN-LAN-FIR 2”; without a quantity it is 1. A tab, comma or semicolon between them is as good as a blank, so cells of a spreadsheet can be pasted. 200 lines at most.</p>
<?cs if:view.form.text.error ?>    <p class="error" id="text-e"><?cs var:view.form.text.error ?></p>
<?cs elif:view.bad ?>    <p class="error" id="text-e"><?cs if:view.bad == "1" ?>One line needs<?cs else ?><?cs var:view.bad ?> lines need<?cs /if ?> another look.</p>
<?cs /if ?>    <textarea id="text" name="text" rows="12" required autocapitalize="off" autocomplete="off" spellcheck="false" aria-describedby="text-h<?cs if:view.form.text.error || view.bad ?> text-e<?cs /if ?>"<?cs if:view.form.text.error || view.bad ?> aria-invalid="true"<?cs /if ?>>
<?cs var:view.text ?></textarea>
  </div>
<?cs if:view.choices.0.id ?>  <div class="field">
    <label for="cart">Into which cart?</label>
<?cs if:view.form.cart.error ?>    <p class="error" id="cart-e"><?cs var:view.form.cart.error ?></p>
<?cs /if ?>    <select id="cart" name="cart"<?cs if:view.form.cart.error ?> aria-invalid="true" aria-describedby="cart-e"<?cs /if ?>>
<?cs each:c = view.choices ?>      <option value="<?cs var:c.id ?>"<?cs if:c.chosen ?> selected<?cs set:view.any_chosen = "1" ?><?cs /if ?>><?cs var:c.name ?></option>
<?cs /each ?>      <option value="new"<?cs if:!view.any_chosen ?> selected<?cs /if ?>>A new cart</option>
    </select>
  </div>
<?cs else ?>  <input type="hidden" name="cart" value="current">
<?cs /if ?>  <div class="row">
    <button class="go" type="submit">Put into the cart</button>
<?cs if:error && view.good && view.bad ?>    <button type="submit" name="good" value="1">Add the <?cs if:view.good == "1" ?>good line and keep the other<?cs if:view.bad != "1" ?>s<?cs /if ?> here<?cs else ?><?cs var:view.good ?> good lines and keep the other<?cs if:view.bad != "1" ?>s<?cs /if ?> here<?cs /if ?></button>
<?cs /if ?>    <a href="/carts">Your carts</a>
  </div>
</form>
</main>
<?cs include:"layout/foot.cs" ?>
