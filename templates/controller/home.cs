<?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1><?cs var:view.shop.tagline ?></h1>
</main>
<?cs include:"layout/foot.cs" ?>
