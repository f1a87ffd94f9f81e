<?cs include:"admin/changed.cs" ?><?cs set:view.title = "Changes" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Changes</h1>
<form class="tools row" action="/audit" aria-label="Filter">
  <input type="hidden" name="kind" value="<?cs var:view.form.kind.value ?>">
  <input type="hidden" name="ref" value="<?cs var:view.form.ref.value ?>">
  <input type="hidden" name="actor" value="<?cs var:view.form.actor.value ?>">
  <div class="grow"><label for="q1">Name or number begins with</label><input id="q1" type="search" name="q" value="<?cs var:view.form.q.value ?>" maxlength="100"></div>
  <div><label for="d1">From</label><input id="d1" type="date" name="from" value="<?cs var:view.form.from.value ?>"<?cs if:view.form.from.error ?> aria-invalid="true" aria-describedby="e1"<?cs /if ?>></div>
  <div><label for="d2">Until</label><input id="d2" type="date" name="to" value="<?cs var:view.form.to.value ?>"<?cs if:view.form.to.error ?> aria-invalid="true" aria-describedby="e1"<?cs /if ?>></div>
  <button type="submit">Filter</button>
</form>
<?cs if:view.error.code ?><p class="note bad" role="alert" id="e1"><strong>Not searched.</strong> A day is written like 2026-11-23.</p>
<?cs else ?><?cs if:view.form.actor.value || view.form.ref.value ?><p class="row"><span class="tag"><?cs if:view.form.actor.value ?>by <?cs if:changes.0._by ?><?cs var:changes.0._by ?><?cs else ?><?cs var:view.form.actor.value ?><?cs /if ?><?cs else ?>of <?cs if:changes.0.name ?><?cs var:changes.0.name ?><?cs else ?><?cs var:view.form.ref.value ?><?cs /if ?><?cs /if ?></span> <a href="/audit">All changes</a></p>
<?cs /if ?><?cs if:changes.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Changes">
<table>
  <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Of</th><th scope="col">From what to what</th></tr></thead>
  <tbody>
<?cs each:e = changes ?>    <tr><td class="soft"><?cs var:e._at_text ?></td><td><a href="/audit?actor=<?cs var:url_escape(e.actor) ?>"><?cs if:e._own ?>you<?cs else ?><?cs var:e._by ?><?cs /if ?></a></td><td><?cs var:e._act ?></td><th scope="row"><?cs if:e.url ?><a href="<?cs var:url_validate(e.url) ?>"><?cs var:e.name ?></a><?cs else ?><?cs var:e.name ?><?cs /if ?></th><td><?cs call:changed(e.changes) ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Older</a></nav>
<?cs /if ?><?cs else ?><p class="note"><strong>No change is like that.</strong> <a href="/audit">All changes</a></p>
<?cs /if ?><?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
