<?cs set:view.title = "Programs" ?><?cs set:view.tab = "programs" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Programs</h1>
<?cs include:"admin/books_tabs.cs" ?><div class="stack">
<section class="card sheet scroll" tabindex="0" aria-label="What answers requests">
<table>
  <thead><tr><th scope="col">Answers requests</th><th scope="col">State</th></tr></thead>
  <tbody>
<?cs each:p = programs ?>    <tr><th scope="row"><?cs var:p.program ?></th><td><span class="tag<?cs if:p._good ?> ok<?cs elif:p._bad ?> bad<?cs /if ?>"><?cs var:p._state ?></span></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:daemons.0.program ?><section class="card sheet scroll" tabindex="0" aria-label="What works by itself">
<table>
  <thead><tr><th scope="col">Works by itself</th><th scope="col">On</th><th scope="col" class="num">Process</th><th scope="col">Since</th><th scope="col">Heard of</th></tr></thead>
  <tbody>
<?cs each:d = daemons ?>    <tr><th scope="row"><?cs var:d.program ?></th><td><?cs var:d.host ?></td><td class="num"><?cs var:d.pid ?></td><td class="soft"><?cs var:d._began_at_text ?></td><td><span class="tag<?cs if:d._good ?> ok<?cs else ?> bad<?cs /if ?>"><?cs var:d.seconds ?> s ago</span></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs else ?><p class="note bad"><strong>No worker was heard of within the hour.</strong> Mails, refunds and payments wait until one runs.</p>
<?cs /if ?><section class="card sheet scroll" tabindex="0" aria-label="What waits">
<table>
  <thead><tr><th scope="col">What waits longest</th><th scope="col">For</th></tr></thead>
  <tbody>
<?cs each:l = lag ?>    <tr><th scope="row"><?cs var:l._what ?></th><td><span class="tag<?cs if:l._bad ?> warn<?cs else ?> ok<?cs /if ?>"><?cs if:l.seconds ?><?cs var:l.seconds ?> s<?cs else ?>nothing waits<?cs /if ?></span></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
