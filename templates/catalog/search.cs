<?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1><?cs var:view.title ?></h1>
<?cs include:"catalog/list.cs" ?>
</main>
<?cs include:"layout/foot.cs" ?>
