<?cs include:"checkout/field.cs" ?><?cs if:view.id ?><?cs set:view.title = "Change an address" ?><?cs else ?><?cs set:view.title = "Add an address" ?><?cs /if ?><?cs set:view.tab = "addresses" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1><?cs var:view.title ?></h1>
<?cs include:"account/tabs.cs" ?><form class="card text" action="/account/addresses<?cs if:view.id ?>/<?cs var:url_escape(view.id) ?><?cs /if ?>" method="post">
<?cs if:view.error.code ?>  <div class="note bad" role="alert"><p><?cs var:view.error.text ?></p><ul><?cs each:field = view.wrong ?><li><a href="#<?cs var:field.name ?>"><?cs var:field.name ?></a>: <?cs var:field.error ?></li><?cs /each ?></ul></div>
<?cs /if ?>  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <div class="two">
    <div class="field all"><label for="name">Name</label><?cs call:wrong(view.form.name, "name") ?><input type="text" id="name" name="name" autocomplete="name" maxlength="120" value="<?cs var:view.form.name.value ?>"<?cs call:said(view.form.name, "name") ?>></div>
    <div class="field all"><label for="line1">Street and number</label><?cs call:wrong(view.form.line1, "line1") ?><input type="text" id="line1" name="line1" autocomplete="address-line1" maxlength="120" value="<?cs var:view.form.line1.value ?>"<?cs call:said(view.form.line1, "line1") ?>></div>
    <div class="field all"><label for="line2">Flat, floor, house name <span class="hint">(may stay empty)</span></label><?cs call:wrong(view.form.line2, "line2") ?><input type="text" id="line2" name="line2" autocomplete="address-line2" maxlength="120" value="<?cs var:view.form.line2.value ?>"<?cs call:said(view.form.line2, "line2") ?>></div>
    <div class="field"><label for="city">Town</label><?cs call:wrong(view.form.city, "city") ?><input type="text" id="city" name="city" autocomplete="address-level2" maxlength="120" value="<?cs var:view.form.city.value ?>"<?cs call:said(view.form.city, "city") ?>></div>
    <div class="field"><label for="postcode">Postcode</label><?cs call:wrong(view.form.postcode, "postcode") ?><input type="text" id="postcode" name="postcode" autocomplete="postal-code" maxlength="20" value="<?cs var:view.form.postcode.value ?>"<?cs call:said(view.form.postcode, "postcode") ?>></div>
    <div class="field all"><label for="country">Country</label><?cs call:wrong(view.form.country, "country") ?><select id="country" name="country" autocomplete="country"<?cs call:said(view.form.country, "country") ?>><?cs each:c = view.countries ?><option value="<?cs var:c.code ?>"<?cs if:c.code == view.form.country.value ?> selected<?cs /if ?>><?cs var:c.name ?></option><?cs /each ?></select></div>
  </div>
  <div class="row"><button class="go" type="submit">Keep this address</button> <a href="/account/addresses">Leave it</a></div>
</form>
</main>
<?cs include:"layout/foot.cs" ?>
