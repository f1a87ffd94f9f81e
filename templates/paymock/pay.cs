<?cs include:"paymock/head.cs" ?>
<?cs def:field(label, name, hint, complete, mode, f) ?><div class="field"><label for="<?cs var:name ?>"><?cs var:label ?></label><?cs if:f.error ?><span class="error" id="<?cs var:name ?>-error"><?cs var:f.error ?></span><?cs /if ?><input type="text" id="<?cs var:name ?>" name="<?cs var:name ?>"<?cs if:mode ?> inputmode="<?cs var:mode ?>"<?cs /if ?> autocomplete="<?cs var:complete ?>"<?cs if:hint ?> placeholder="<?cs var:hint ?>"<?cs /if ?><?cs if:f.value ?> value="<?cs var:f.value ?>"<?cs /if ?><?cs if:f.error ?> aria-invalid="true" aria-describedby="<?cs var:name ?>-error"<?cs /if ?> required></div><?cs /def ?>
<header class="owe">
  <p class="row"><b class="brand">tollgate</b> <span class="tag test">Test mode: no money moves</span></p>
  <h1 class="vh">Pay <?cs var:view.pay.merchant ?></h1>
  <p class="soft">Pay <?cs var:view.pay.merchant ?></p>
  <p class="big"><?cs var:session.total ?></p>
  <dl class="sums small">
<?cs each:line = view.lines ?>    <dt><?cs if:line.quantity ?><?cs var:line.quantity ?> × <?cs /if ?><?cs var:line.name ?></dt><dd><?cs var:line.amount ?></dd>
<?cs /each ?>  </dl>
<?cs if:view.pay.cancel_url ?>  <p class="small"><a href="<?cs var:url_validate(view.pay.cancel_url) ?>">Back to <?cs var:view.pay.merchant ?> without paying</a></p>
<?cs /if ?></header>
<main id="main">
  <h2>Pay by card</h2>
<?cs if:view.error.code ?>  <div class="note bad" role="alert"><p><strong>This was not paid.</strong> <?cs var:view.error.text ?></p></div>
<?cs /if ?>  <form action="<?cs var:url_validate(view.pay.path) ?>" method="post">
    <?cs call:field("Card number", "number", "1234 1234 1234 1234", "cc-number", "numeric", view.form.number) ?>
    <div class="two">
      <?cs call:field("Valid to", "expiry", "MM / YY", "cc-exp", "numeric", view.form.expiry) ?>
      <?cs call:field("Security code", "cvc", "CVC", "cc-csc", "numeric", view.form.cvc) ?>
    </div>
    <?cs call:field("Name on the card", "name", "", "cc-name", "", view.form.name) ?>
    <button class="go wide" type="submit">Pay <?cs var:session.total ?></button>
  </form>
  <details open><summary>Test cards</summary>
  <table class="small flush">
    <thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead>
    <tbody>
      <tr><td><code>4242 4242 4242 4242</code></td><td>is paid</td></tr>
      <tr><td><code>4000 0000 0000 0002</code></td><td>is declined</td></tr>
      <tr><td><code>4000 0025 0000 3155</code></td><td>asks who you are</td></tr>
      <tr><td><code>4000 0000 0000 9995</code></td><td>has too little money</td></tr>
    </tbody>
  </table>
  </details>
  <p class="soft small">Tollgate stands in for a payment processor in demos and tests. Any future date and any three digits will do.</p>
</main>
</body>
</html>
