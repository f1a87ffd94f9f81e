<?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<?cs include:"layout/crumbs.cs" ?>
<h1><?cs var:view.title ?></h1>
<?cs if:view.text ?><p class="text soft"><?cs var:view.text ?></p>
<?cs /if ?><?cs if:view.children.0.url ?><nav aria-label="Within <?cs var:view.title ?>">
  <ul class="tabs">
<?cs each:child = view.children ?>    <li><a href="<?cs var:url_validate(child.url) ?>"><?cs var:child.name ?></a></li>
<?cs /each ?>  </ul>
</nav>
<?cs /if ?><?cs include:"catalog/list.cs" ?>
</main>
<?cs include:"layout/foot.cs" ?>
