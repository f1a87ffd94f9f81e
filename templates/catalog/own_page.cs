<?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1><?cs var:view.title ?></h1>
<section class="text" aria-labelledby="words">
  <h2 class="vh" id="words">The page</h2>
<?cs # cmark wrote it from Markdown, with no markup of the writer's own ?>
  <?cs uvar:view.text_html ?>
</section>
<p class="soft small">As of <?cs var:_changed_text ?>.</p>
</main>
<?cs include:"layout/foot.cs" ?>
