<?cs set:view.title = "Bulk changes" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li>Bulk changes</li></ol>
<h1>Bulk changes</h1>
<?cs if:jobs.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Bulk changes">
<table>
  <thead><tr><th scope="col">What</th><th scope="col">State</th><th scope="col" class="num">Rows</th><th scope="col" class="num">Done</th><th scope="col" class="num">Left alone</th><th scope="col">By</th><th scope="col">When</th></tr></thead>
  <tbody>
<?cs each:j = jobs ?>      <tr><th scope="row"><a href="<?cs var:url_validate(j.url) ?>"><?cs if:j.undoes ?>Taken back: <?cs /if ?><?cs var:j._title ?></a></th><td><span class="tag<?cs if:j._done ?> ok<?cs elif:j._busy ?> info<?cs elif:j._failed ?> bad<?cs /if ?>"><?cs var:j._state ?></span></td><td class="num"><?cs var:j.total ?></td><td class="num"><?cs var:j.done ?></td><td class="num"><?cs var:j.failed ?></td><td><?cs var:j.by ?></td><td class="soft"><?cs var:j._made_at_text ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><?cs else ?><p class="note"><strong>Nothing was changed in bulk yet.</strong> Tick <a href="/products">products</a> and say what changes.</p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
