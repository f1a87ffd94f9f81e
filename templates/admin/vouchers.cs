<?cs set:view.title = "Vouchers" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends">
  <h1>Vouchers<?cs if:view.campaign ?> of <?cs var:view.campaign ?><?cs /if ?></h1>
  <p class="row"><?cs if:view.campaign ?><?cs if:view.can.owner ?><a class="btn" href="/vouchers/codes?campaign=<?cs var:url_escape(view.campaign) ?>">Their codes as a file</a> <?cs /if ?><a class="btn" href="/vouchers">All vouchers</a> <?cs /if ?><?cs if:view.can.owner ?><a class="btn" href="/vouchers/new">New voucher</a><?cs /if ?></p>
</div>
<nav aria-label="Views">
  <ul class="tabs">
<?cs each:entry = view.views ?>    <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?></a></li>
<?cs /each ?>  </ul>
</nav>
<form class="tools row" action="/vouchers" aria-label="Find">
  <div class="grow"><label for="fq">Code</label><input id="fq" type="search" name="q" value="<?cs var:view.form.q.value ?>"></div>
  <button type="submit">Find</button>
</form>
<?cs if:vouchers.0.code ?><section class="card sheet scroll" tabindex="0" aria-label="Vouchers">
<table>
  <thead><tr><th scope="col">Code</th><th scope="col">State</th><th scope="col">Worth</th><th scope="col" class="num">From</th><th scope="col" class="num">Used</th><th scope="col">Begins</th><th scope="col">Ends</th><th scope="col">Campaign</th></tr></thead>
  <tbody>
<?cs each:v = vouchers ?>    <tr><th scope="row"><a href="<?cs var:url_validate(v.url) ?>"><code><?cs var:v.code ?></code></a></th><td><span class="tag<?cs if:v._running ?> ok<?cs /if ?>"><?cs var:v._state ?></span></td><td><?cs if:v.kind == "percent" ?><?cs var:v._percent ?><?cs elif:v.kind == "amount" ?><?cs var:v.amount ?><?cs else ?>delivery<?cs /if ?></td><td class="num"><?cs var:v.minimum ?></td><td class="num"><?cs var:v.uses ?><?cs if:v.uses_max ?> of <?cs var:v.uses_max ?><?cs /if ?></td><td class="soft"><?cs var:v._starts_at_text ?></td><td class="soft"><?cs var:v._ends_at_text ?></td><td><?cs if:v.campaign ?><a href="/vouchers?campaign=<?cs var:url_escape(v.campaign) ?>"><?cs var:v.campaign ?></a><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><?cs else ?><p class="note"><strong>No voucher is like that.</strong><?cs if:view.can.owner ?> <a href="/vouchers/new">Make one</a><?cs /if ?></p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
