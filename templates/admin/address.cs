<?cs set:view.title = "Put an address right" ?><?cs include:"checkout/field.cs" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/orders">Orders</a></li><li><a href="<?cs var:url_validate(view.here) ?>"><?cs var:order.number ?></a></li><li>Address</li></ol>
<h1>Where order <?cs var:order.number ?> goes</h1>
<form class="card text" action="<?cs var:url_validate(view.here) ?>/address" method="post">
<?cs if:view.error.code ?>  <div class="note bad" role="alert"><p><?cs var:view.error.text ?></p><ul><?cs each:field = view.wrong ?><li><a href="#<?cs var:field.name ?>"><?cs var:field.name ?></a>: <?cs var:field.error ?></li><?cs /each ?></ul></div>
<?cs /if ?>  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="mark" value="<?cs var:view.mark ?>">
  <div class="two">
    <div class="field all"><label for="email">E-mail</label><?cs call:wrong(view.form.email, "email") ?><input type="email" id="email" name="email" maxlength="254" value="<?cs var:view.form.email.value ?>"<?cs call:said(view.form.email, "email") ?>></div>
    <div class="field all"><label for="name">Name</label><?cs call:wrong(view.form.name, "name") ?><input type="text" id="name" name="name" maxlength="120" value="<?cs var:view.form.name.value ?>"<?cs call:said(view.form.name, "name") ?>></div>
    <div class="field all"><label for="line1">Street and number</label><?cs call:wrong(view.form.line1, "line1") ?><input type="text" id="line1" name="line1" maxlength="120" value="<?cs var:view.form.line1.value ?>"<?cs call:said(view.form.line1, "line1") ?>></div>
    <div class="field all"><label for="line2">Flat, floor, house name</label><?cs call:wrong(view.form.line2, "line2") ?><input type="text" id="line2" name="line2" maxlength="120" value="<?cs var:view.form.line2.value ?>"<?cs call:said(view.form.line2, "line2") ?>></div>
    <div class="field"><label for="city">Town</label><?cs call:wrong(view.form.city, "city") ?><input type="text" id="city" name="city" maxlength="120" value="<?cs var:view.form.city.value ?>"<?cs call:said(view.form.city, "city") ?>></div>
    <div class="field"><label for="postcode">Postcode</label><?cs call:wrong(view.form.postcode, "postcode") ?><input type="text" id="postcode" name="postcode" maxlength="20" value="<?cs var:view.form.postcode.value ?>"<?cs call:said(view.form.postcode, "postcode") ?>></div>
  </div>
  <p>Country: <b><?cs var:order.address.country_name ?></b>. <span class="soft">It stays: delivery and VAT were worked out for it, and the total is agreed. For another country, cancel the order.</span></p>
<?cs if:!order.invoice_address.name ?>  <p><label class="check"><input type="checkbox" name="on_invoice" value="1" checked> <span>The invoice says it, too. Untick it if the invoice was right.</span></label></p>
<?cs /if ?>  <div class="row"><button class="go" type="submit">Send it there</button> <a href="<?cs var:url_validate(view.here) ?>">Leave it</a></div>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
