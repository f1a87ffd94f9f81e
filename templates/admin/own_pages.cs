<?cs set:view.title = "Pages" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="row ends">
  <h1>Your pages</h1>
<?cs if:view.can.catalog ?>  <p class="row"><a class="btn" href="/pages/new">New page</a></p>
<?cs /if ?></div>
<section class="card sheet scroll" tabindex="0" aria-label="Pages">
<table>
  <thead><tr><th scope="col">Page</th><th scope="col">Address</th><th scope="col">State</th><th scope="col">In the footer</th><th scope="col">Changed</th></tr></thead>
  <tbody>
<?cs each:p = pages ?>    <tr><th scope="row"><a href="<?cs var:url_validate(p.url) ?>"><?cs var:p.title ?></a></th><td><?cs if:p._on ?><a href="<?cs var:url_validate(p.public) ?>"><code>/pages/<?cs var:p.slug ?></code></a><?cs else ?><code>/pages/<?cs var:p.slug ?></code><?cs /if ?></td><td><span class="tag<?cs if:p._on ?> ok<?cs /if ?>"><?cs if:p._on ?>Published<?cs else ?>Draft<?cs /if ?></span></td><td><?cs if:p.footer ?>yes, at <?cs var:p.position ?><?cs else ?>no<?cs /if ?></td><td class="soft"><?cs var:p._changed_text ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
</main>
<?cs include:"admin/foot.cs" ?>
