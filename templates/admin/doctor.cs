<?cs set:view.title = "Check-up" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Check-up</h1>
<?cs if:failed ?><p class="note bad"><strong>Not ready to open.</strong> <?cs var:failed ?> of these must be put right first.</p>
<?cs elif:warned ?><p class="note warn"><strong>It could open.</strong> Look at what is marked all the same.</p>
<?cs else ?><p class="note ok"><strong>Everything is in order.</strong></p>
<?cs /if ?><div class="stack">
<section class="card sheet scroll" tabindex="0" aria-label="What was looked at">
<table>
  <thead><tr><th scope="col">What</th><th scope="col">State</th><th scope="col">As it is</th><th scope="col">What to do</th></tr></thead>
  <tbody>
<?cs each:c = checks ?>    <tr><th scope="row"><?cs if:c.page ?><a href="<?cs var:url_validate(c.page) ?>"><?cs var:c._title ?></a><?cs else ?><?cs var:c._title ?><?cs /if ?></th><td><span class="tag <?cs if:c._bad ?>bad<?cs elif:c._warn ?>warn<?cs else ?>ok<?cs /if ?>"><?cs var:c._state ?></span></td><td><?cs var:c.says ?></td><td><?cs var:c.todo ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<p class="soft">The same as <code>clearcart doctor</code> on the host.</p>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
