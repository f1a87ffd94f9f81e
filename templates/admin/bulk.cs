<?cs set:view.title = job._title ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><a href="/bulk">Bulk changes</a></li><li><?cs var:job._state ?></li></ol>
<h1><?cs if:job.undoes ?>Taken back: <?cs /if ?><?cs var:job._title ?></h1>
<?cs if:job._preparing ?><p class="note"><strong>Working it out.</strong> <?cs var:job.total ?> rows so far. This page looks again by itself.</p>
<?cs elif:job._draft ?><p>Nothing has changed yet. Untick what should stay; the rest changes as one step, and can be taken back as one.</p>
<?cs elif:job._busy ?><p class="note"><strong>Under way.</strong> <?cs var:job.done ?> of <?cs var:job.total ?> done<?cs if:job.failed ?>, <?cs var:job.failed ?> left alone<?cs /if ?>. This page looks again by itself; closing it stops nothing.</p>
<?cs elif:job._failed ?><p class="note bad"><strong>This could not be done.</strong> Nothing has changed.</p>
<?cs elif:job._done ?><p class="note ok"><strong><?cs var:counts.done ?> changed.</strong> <?cs if:counts._not ?><?cs var:counts._not ?> left as they were; <a href="<?cs var:url_validate(job.url) ?>?left=1">each with its reason</a>.<?cs else ?>None was left out.<?cs /if ?></p>
<?cs else ?><p class="note"><strong>Taken back.</strong> What had changed since was left as it is.</p>
<?cs /if ?><?cs if:not_read ?><p class="note warn"><strong>Not read:</strong> <?cs var:not_read ?>. These columns of the file change nothing.</p>
<?cs /if ?><dl class="kpis card">
  <div><dt><?cs if:job._draft || job._preparing ?>Will change<?cs else ?>Changed<?cs /if ?></dt><dd><?cs if:job._draft || job._preparing ?><?cs var:counts.ready ?><?cs else ?><?cs var:counts.done ?><?cs /if ?></dd></div>
  <div><dt>As they should be</dt><dd><?cs var:counts.same ?></dd></div>
  <div><dt>Left out</dt><dd><?cs var:counts._not ?></dd></div>
  <div><dt>By</dt><dd><?cs var:job.by ?></dd></div>
</dl>
<?cs if:job._draft && view.deed.priced && view.can.catalog ?><form class="tools row" action="/bulk/new" method="post" aria-label="The change">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="from" value="<?cs var:job.id ?>">
  <input type="hidden" name="act" value="price">
  <input type="hidden" name="how" value="<?cs var:view.deed.how ?>">
  <div><label for="by">By</label><input type="text" id="by" name="by" value="<?cs var:view.deed.by ?>" inputmode="decimal"></div>
  <div><label for="rd">Round to the nearest</label><select id="rd" name="round"><option value="none">cent</option><option value="05"<?cs if:view.deed.round == "05" ?> selected<?cs /if ?>>.05</option><option value="10"<?cs if:view.deed.round == "10" ?> selected<?cs /if ?>>.10</option><option value="99"<?cs if:view.deed.round == "99" ?> selected<?cs /if ?>>.99</option></select></div>
  <button type="submit">Work it out again</button>
</form>
<?cs /if ?><?cs if:view.can.catalog && ((job._draft && counts.ready) || (job._draft && next) || (job._can_undo && counts.done)) ?><?cs set:view.posts = 1 ?><form action="<?cs var:url_validate(job.url) ?>" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs else ?><div>
<?cs /if ?><?cs if:view.posts && view.first ?>  <input type="hidden" name="first" value="<?cs var:view.first ?>">
  <input type="hidden" name="last" value="<?cs var:view.last ?>">
<?cs /if ?><?cs if:rows.0.n ?><section class="card sheet scroll" tabindex="0" aria-label="Before and after">
<table>
  <thead><tr><?cs if:job._draft && view.can.catalog ?><th scope="col"><span class="vh">Change</span></th><?cs /if ?><th scope="col"><span class="vh">Picture</span></th><th scope="col">Product</th><th scope="col">SKU</th><th scope="col" class="num"><?cs if:job._draft ?>Now<?cs else ?>Before<?cs /if ?></th><th scope="col" class="num"><?cs if:job._draft ?>Then<?cs else ?>After<?cs /if ?></th><th scope="col" class="num">Difference</th><th scope="col">Remark</th></tr></thead>
  <tbody>
<?cs each:r = rows ?>      <tr><?cs if:job._draft && view.can.catalog ?><td><?cs if:r._on || r._off ?><input type="checkbox" name="row" value="<?cs var:r.n ?>" aria-label="Change <?cs var:r.name ?> <?cs var:r.sku ?>"<?cs if:r._on ?> checked<?cs /if ?>><?cs /if ?></td><?cs /if ?><td><img class="thumb" src="<?cs var:url_validate(r._picture) ?>" alt="" width="160" height="160" loading="lazy"></td><th scope="row"><a href="<?cs var:url_validate(r._url) ?>"><?cs var:r.name ?></a><?cs if:r._options ?> <span class="soft"><?cs var:r._options ?></span><?cs /if ?></th><td><code><?cs var:r.sku ?></code></td><td class="num soft"><?cs var:r.before ?></td><td class="num"><b><?cs var:r.after ?></b></td><td class="num"><?cs var:r._difference ?></td><td><?cs if:r._bad ?><span class="tag bad"><?cs var:r._fate ?></span> <?cs var:r._why ?> <?cs var:r.detail ?><?cs elif:r._off ?><span class="tag"><?cs var:r._fate ?></span><?cs elif:r._same ?><span class="tag info"><?cs var:r._fate ?></span><?cs elif:r._done ?><span class="tag ok"><?cs var:r._fate ?></span><?cs elif:r._why ?><span class="tag warn"><?cs var:r._why ?></span><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<nav class="pager row ends" aria-label="Pages"><span class="soft">Rows <?cs var:view.first ?> to <?cs var:view.last ?></span><?cs if:next ?><?cs if:job._draft && view.posts ?><button type="submit" name="do" value="next">Next rows</button><?cs else ?><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next rows</a><?cs /if ?><?cs /if ?></nav>
<?cs /if ?><div class="bar row">
<?cs if:job._draft && view.can.catalog ?>  <p><b><?cs var:counts.ready ?> rows</b> change. <span class="soft">If one is changed by others before, it is left alone and named.</span></p>
  <a class="btn push" href="/products">Do nothing</a>
<?cs if:counts.ready && view.can.catalog ?>  <button class="go" type="submit" name="do" value="apply">Change <?cs var:counts.ready ?> rows</button>
<?cs /if ?><?cs elif:job._can_undo && counts.done && view.can.catalog ?>  <p><span class="soft">What has been changed again since stays as it is.</span></p>
  <a class="btn push" href="/products">Products</a>
  <button type="submit" name="do" value="undo">Take it back</button>
<?cs else ?>  <a class="btn push" href="/products">Products</a>
<?cs /if ?></div>
<?cs if:view.posts ?></form><?cs else ?></div><?cs /if ?>
</main>
<?cs include:"admin/foot.cs" ?>
