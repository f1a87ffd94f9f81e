<?cs include:"admin/fields.cs" ?><?cs def:moment(f, id, label) ?>    <div class="field"><label for="f-<?cs var:id ?>"><?cs var:label ?></label><?cs call:wrong(f, id) ?><input type="datetime-local" id="f-<?cs var:id ?>" name="<?cs var:id ?>" value="<?cs var:f.value ?>"<?cs call:described(f, id, "") ?>></div>
<?cs /def ?>
<?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/vouchers">Vouchers</a></li><li><?cs var:view.title ?></li></ol>
<div class="row"><h1><?cs var:view.title ?></h1><?cs if:voucher.code ?> <span class="tag<?cs if:voucher._running ?> ok<?cs /if ?>"><?cs var:voucher._state ?></span><?cs /if ?></div>
<?cs if:voucher.code ?><p>Used <?cs var:voucher.uses ?> times<?cs if:voucher.uses_max ?>, <?cs var:voucher.uses_max ?> at most<?cs /if ?>.<?cs if:voucher.campaign ?> One of the campaign <a href="/vouchers?campaign=<?cs var:url_escape(voucher.campaign) ?>"><?cs var:voucher.campaign ?></a>.<?cs /if ?></p>
<?cs /if ?><?cs call:said("It counts for orders from now on; those placed stay as they are.") ?><?cs if:view.can.owner ?><form action="<?cs var:url_validate(view.here) ?>" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:voucher.code ?><input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:version ?><?cs /if ?>">
<?cs /if ?><div class="split even">
<section class="card" aria-labelledby="v1">
  <h2 id="v1">What it gives</h2>
<?cs if:!voucher.code ?><?cs call:text(view.form.code, "code", "Code", "Capital letters, digits and hyphens, as it can be read out.", "40") ?>    <div class="field"><label for="f-count">How many codes</label><p class="hint" id="h-count">With more than 1 (1,000 at most) each is the code, a hyphen and ten letters that nobody guesses.</p><?cs call:wrong(view.form.count, "count") ?><input type="text" class="short" inputmode="numeric" id="f-count" name="count" value="<?cs var:view.form.count.value ?>" maxlength="4"<?cs call:described(view.form.count, "count", "1") ?>></div>
<?cs /if ?><?cs call:select(view.form.kind, "kind", "Kind", "", view.kinds) ?><div class="two">
<?cs call:text(view.form.percent, "percent", "Percent of the things", "If it is of that kind.", "10") ?><?cs call:text(view.form.amount, "amount", "Amount", "If it is of that kind.", "20") ?></div>
<?cs call:text(view.form.minimum, "minimum", "From what total of things on", "Empty: from any.", "20") ?></section>
<section class="card" aria-labelledby="v2">
  <h2 id="v2">When, and how often</h2>
<div class="two">
<?cs call:moment(view.form.starts, "starts", "Begins") ?><?cs call:moment(view.form.ends, "ends", "Ends") ?></div>
<div class="two">
<?cs call:text(view.form.uses_max, "uses_max", "Uses in all", "Empty: any number.", "7") ?><?cs call:text(view.form.uses_each, "uses_each", "Uses of one person", "Empty: any number.", "7") ?></div>
<?cs if:view.highest ?><p class="note warn"><strong>It was used more often.</strong> Use number <?cs var:view.highest ?> is taken; end it if nobody shall use it any more.</p>
<?cs /if ?></section>
</div>
<?cs if:view.can.owner ?><div class="bar row">
<?cs if:voucher.code && !voucher._over ?>  <button class="danger" type="submit" form="end">End it now</button>
<?cs /if ?>  <a class="btn push" href="/vouchers">Leave without saving</a>
  <button class="go" type="submit"><?cs if:voucher.code ?>Save<?cs else ?>Make it<?cs /if ?></button>
</div>
<?cs /if ?><?cs if:view.can.owner ?></form><?cs else ?></fieldset><?cs /if ?>
<?cs if:view.can.owner && voucher.code && !voucher._over ?><form id="end" action="/vouchers/<?cs var:url_escape(voucher.code) ?>/end" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"></form>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
