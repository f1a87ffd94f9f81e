<?cs set:view.title = "Your orders" ?><?cs set:view.tab = "orders" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1>Your orders</h1>
<?cs include:"account/tabs.cs" ?><?cs if:orders.0.id ?><div class="stack">
<?cs each:o = orders ?><article class="card">
  <div class="row ends"><h2><a href="<?cs var:url_validate(o._url) ?>"><?cs var:o.number ?></a></h2><span class="tag<?cs if:o.state == "paid" ?> ok<?cs elif:o.state == "shipped" ?> info<?cs elif:o._waiting ?> warn<?cs /if ?>"><?cs var:o._tag ?></span></div>
  <div class="row ends">
    <div class="row"><?cs each:l = o.lines ?><?cs if:name(l) < #4 ?><?cs if:l.image ?><img class="thumb" src="<?cs var:url_validate(l.image) ?>" alt="" width="160" height="160"><?cs /if ?><?cs /if ?><?cs /each ?><p><?cs if:o.lines.1.sku ?><?cs var:o._pieces ?> things<?cs else ?><?cs if:o._pieces != "1" ?><?cs var:o._pieces ?> × <?cs /if ?><?cs var:o.lines.0.name ?><?cs if:o.lines.0.options ?>, <?cs var:o.lines.0.options ?><?cs /if ?><?cs /if ?><br><span class="soft"><?cs var:o._placed_at_text ?></span></p></div>
    <p class="num"><b><?cs var:o.total ?></b></p>
  </div>
  <p class="row small"><a href="<?cs var:url_validate(o._url) ?>">See it<span class="vh">: <?cs var:o.number ?></span></a><?cs if:o._waiting ?> <a href="<?cs var:url_validate(o._return) ?>"><?cs if:o._by_card ?>Finish paying<?cs else ?>How to pay<?cs /if ?><span class="vh"> <?cs var:o.number ?></span></a><?cs if:o.expires_at ?> <span class="soft">Its things are held for you until <?cs var:o._expires_at_text ?>.</span><?cs /if ?><?cs /if ?></p>
</article>
<?cs /each ?></div>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Older</a></nav>
<?cs /if ?><?cs else ?><p>No order yet. What you buy is kept here, with every price as it was.</p>
<p><a class="btn go" href="/search">To the goods</a></p>
<?cs /if ?></main>
<?cs include:"layout/foot.cs" ?>
