<?cs include:"admin/fields.cs" ?><?cs def:colour(f, id, label) ?>    <div class="field"><label for="f-<?cs var:id ?>"><?cs var:label ?></label><?cs call:wrong(f, id) ?><input type="color" class="short" id="f-<?cs var:id ?>" name="<?cs var:id ?>" value="<?cs var:f.value ?>"<?cs call:described(f, id, "") ?>></div>
<?cs /def ?>
<?cs set:view.title = "Settings" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Settings</h1>
<?cs call:said("The shop shows it from the next page on.") ?><details class="card"><summary>Logo</summary>
<?cs if:view.can.owner ?><form class="narrow" action="/settings/logo/upload" method="post" enctype="multipart/form-data">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:logo ?>  <p><img class="thumb" src="/media/<?cs var:url_escape(logo) ?>" alt="The logo now" width="32" height="32"></p>
<?cs /if ?>  <div class="field"><label for="f-file">A picture</label><p class="hint" id="h-file">JPEG, PNG, WebP or GIF. It is shown 32 pixels high, beside the name.</p><input type="file" id="f-file" name="file" accept="image/jpeg,image/png,image/webp,image/gif" aria-describedby="h-file"></div>
  <p class="row"><button type="submit">Show it in the shop</button><?cs if:logo ?> <button class="danger" type="submit" name="remove" value="1">Take it away</button><?cs /if ?></p>
</form><?cs /if ?>
</details>
<?cs if:view.can.owner ?><form action="/settings" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:version ?><?cs /if ?>">
<div class="split even">
<div class="stack">
  <section class="card" aria-labelledby="s1">
    <h2 id="s1">The shop</h2>
<?cs call:text(view.form.shop_name, "shop_name", "Name", "", "60") ?><?cs call:text(view.form.shop_tagline, "shop_tagline", "In one line", "", "120") ?><?cs call:text(view.form.shop_address, "shop_address", "Postal address", "As it must stand on pages, invoices and in mails.", "200") ?><?cs call:text(view.form.shop_vat_id, "shop_vat_id", "VAT number", "", "20") ?><?cs call:text(view.form.shop_search_hint, "shop_search_hint", "What the empty search field suggests", "", "60") ?><?cs call:text(view.form.shop_shelf, "shop_shelf", "Heading of the front page's first shelf", "", "60") ?><?cs call:text(view.form.stock_low, "stock_low", "Low stock", "With so many pieces left, or fewer. An item may have its own number.", "7") ?>  </section>
  <section class="card" aria-labelledby="s2">
    <h2 id="s2">Prices</h2>
<?cs if:view.currency_is_used ?>    <p class="field"><b>Currency:</b> <?cs var:settings.shop_currency ?> <span class="soft">It stays as long as there is a price or an order.</span><input type="hidden" name="shop_currency" value="<?cs var:settings.shop_currency ?>"></p>
<?cs call:wrong(view.form.shop_currency, "shop_currency") ?><?cs else ?><?cs call:text(view.form.shop_currency, "shop_currency", "Currency", "Three letters, like EUR. It stays once there is a price or an order.", "3") ?><?cs /if ?><?cs call:select(view.form.tax_prices, "tax_prices", "Prices and VAT", "Pages and mails say which. Orders keep the rule that they were placed under.", view.prices) ?>  </section>
  <section class="card" aria-labelledby="s3">
    <h2 id="s3">Mail</h2>
<?cs call:text(view.form.mail_from, "mail_from", "Sender", "The mail server must be allowed to send for it.", "254") ?><?cs call:text(view.form.mail_reply_to, "mail_reply_to", "Answers go to", "Empty: to the sender.", "254") ?><?cs call:text(view.form.mail_owner, "mail_owner", "You are told at", "", "254") ?>  </section>
  <section class="card stack" aria-labelledby="s5">
    <h2 id="s5">Closed for a while</h2>
    <p class="soft">While it is ticked, shoppers see your sentence and nothing else but your own pages. Payments that were begun come in all the same.</p>
<?cs call:tick(view.form.maintenance_on, "maintenance_on", "The shop is closed") ?><?cs call:text(view.form.maintenance_text, "maintenance_text", "Your sentence", "Why, and until when.", "300") ?><?cs if:view.look ?>    <p><a href="<?cs var:url_validate(view.look) ?>">Look at the shop all the same</a> <span class="soft">This link lets whoever has it in.</span></p>
<?cs /if ?>  </section>
</div>
<section class="card stack" aria-labelledby="s4">
  <h2 id="s4">Colours</h2>
  <p class="soft">Text must stand out from its ground by 4.5 to 1, or it is not taken.</p>
  <h3>By day</h3>
  <div class="two">
<?cs call:colour(view.form.theme_bg, "theme_bg", "Page") ?><?cs call:colour(view.form.theme_card, "theme_card", "Cards and fields") ?><?cs call:colour(view.form.theme_ink, "theme_ink", "Text") ?><?cs call:colour(view.form.theme_soft, "theme_soft", "Second voice") ?><?cs call:colour(view.form.theme_link, "theme_link", "Links") ?>  </div>
  <h3>The button that leads on</h3>
  <div class="two">
<?cs call:colour(view.form.theme_go, "theme_go", "Its ground") ?><?cs call:colour(view.form.theme_on_go, "theme_on_go", "Its words") ?>  </div>
  <h3>On dark screens</h3>
  <div class="two">
<?cs call:colour(view.form.theme_dark_bg, "theme_dark_bg", "Page") ?><?cs call:colour(view.form.theme_dark_card, "theme_dark_card", "Cards and fields") ?><?cs call:colour(view.form.theme_dark_ink, "theme_dark_ink", "Text") ?><?cs call:colour(view.form.theme_dark_soft, "theme_dark_soft", "Second voice") ?><?cs call:colour(view.form.theme_dark_link, "theme_dark_link", "Links") ?>  </div>
</section>
</div>
<?cs if:view.can.owner ?><div class="bar row">
  <a class="btn push" href="/settings">Leave without saving</a>
  <button class="go" type="submit">Save</button>
</div>
<?cs /if ?><?cs if:view.can.owner ?></form><?cs else ?></fieldset><?cs /if ?>
</main>
<?cs include:"admin/foot.cs" ?>
