<?cs include:"admin/fields.cs" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/pages">Your pages</a></li><li><?cs var:view.title ?></li></ol>
<div class="row ends">
  <div class="row"><h1><?cs var:view.title ?></h1><?cs if:page.id ?> <span class="tag<?cs if:page._on ?> ok<?cs /if ?>"><?cs if:page._on ?>Published<?cs else ?>Draft<?cs /if ?></span><?cs /if ?></div>
<?cs if:page._on ?>  <p class="row"><a class="btn" href="<?cs var:url_validate(page.public) ?>">See it in the shop</a></p>
<?cs /if ?></div>
<?cs call:said("") ?><?cs if:view.can.catalog ?><form action="<?cs var:url_validate(view.here) ?>" method="post"><?cs else ?><fieldset disabled><legend class="vh">To look at</legend><?cs /if ?>
<input type="hidden" name="csrf" value="<?cs var:csrf ?>">
<?cs if:page.id ?><input type="hidden" name="version" value="<?cs if:view.form.version.value ?><?cs var:view.form.version.value ?><?cs else ?><?cs var:version ?><?cs /if ?>">
<?cs /if ?><div class="split">
<div class="stack">
<section class="card" aria-labelledby="p1">
  <h2 id="p1">Words</h2>
<?cs call:text(view.form.title, "title", "Title", "", "120") ?><?cs call:area(view.form.text, "text", "Text", "Markdown: **bold**, - lists, [links](https://example.org). What stands in [square brackets] at first is to be filled in.", "20", "60000") ?></section>
<?cs if:view.preview_html ?><section class="card" aria-labelledby="p3">
  <h2 id="p3">As it will look</h2>
<?cs # cmark wrote it from Markdown, with no markup of the writer's own ?>
  <?cs uvar:view.preview_html ?>
</section>
<?cs /if ?></div>
<section class="card" aria-labelledby="p2">
  <h2 id="p2">Showing</h2>
<?cs call:select(view.form.state, "state", "State", "", view.states) ?><?cs call:text(view.form.slug, "slug", "Address", "What stands after /pages/: small letters, digits and hyphens. The old address leads to the new one.", "120") ?><?cs call:tick(view.form.footer, "footer", "linked at the foot of each page") ?><?cs call:text(view.form.position, "position", "Place among them", "A number; the lowest comes first.", "4") ?></section>
</div>
<?cs if:view.can.catalog ?><div class="bar row">
  <a class="btn push" href="/pages">Leave without saving</a>
  <button type="submit" name="do" value="preview">Preview</button>
  <button class="go" type="submit">Save</button>
</div>
<?cs /if ?><?cs if:view.can.catalog ?></form><?cs else ?></fieldset><?cs /if ?>
</main>
<?cs include:"admin/foot.cs" ?>
